use super::*;
use crate::story::Part;

fn half(page: &str, title: Option<&str>, text: &str) -> Story {
    Story {
        id: format!("{page}{text}"),
        page_no: Some(page.into()),
        title: title.map(str::to_owned),
        parts: vec![Part {
            role: Role::Body,
            text: text.into(),
            lines: vec![1],
            doubt: None,
            source: None,
        }],
        source: Source {
            file: format!("{page}.txt"),
            lines: vec![1],
        },
        ..Story::default()
    }
}

fn page(stories: Vec<Story>) -> CutPage {
    CutPage {
        stories,
        furniture: Vec::new(),
    }
}

#[test]
fn marks_join_halves_and_both_pages_list_the_story() {
    let one = Story {
        continues_to: Some("03版①".into()),
        ..half("01", Some("甲"), "粮食丰收在望")
    };
    let two = Story {
        continues_to: Some("03版②".into()),
        ..half("01", Some("乙"), "桥梁通车典礼")
    };
    let b = Story {
        continued_from: Some("01版②".into()),
        ..half("03", None, "桥梁全长三里")
    };
    let a = Story {
        continued_from: Some("第一版①".into()),
        ..half("03", None, "粮食亩产千斤")
    };
    let issue = join(vec![page(vec![one, two]), page(vec![b, a])]);
    assert_eq!(issue.pages, [[0, 1], [1, 0]]);
    assert_eq!(issue.stories[1].pages, ["01", "03"]);
    assert_eq!(
        issue.stories[1].parts[1]
            .source
            .as_ref()
            .map(|source| source.file.as_str()),
        Some("03.txt")
    );
}

#[test]
fn a_continuation_without_a_first_half_stays_with_a_doubt() {
    let lost = Story {
        continued_from: Some("01版".into()),
        ..half("03", None, "桥梁全长三里")
    };
    let issue = join(vec![
        page(vec![half("01", Some("桥梁通车"), "桥梁通车典礼")]),
        page(vec![lost]),
    ]);
    assert_eq!(issue.stories.len(), 2);
    assert!(issue.stories[1].doubts[0].why.contains("《桥梁通车》"));
}

#[test]
fn pages_are_named_in_figures() {
    for (mark, page) in [
        ("第一版", "1"),
        ("01版①", "1"),
        ("A1版②", "A1"),
        ("十二版", "12"),
        ("第二十版", "20"),
        ("A08", "A8"),
    ] {
        assert_eq!(target(mark).page, page, "{mark}");
    }
}
