//! Order: pages and issues of an archive, and under which address each stands.

use std::collections::BTreeSet;

use super::{IssueEntry, PageEntry, slug};

/// Pages in their final order with their addresses, and each one's position by its old index.
pub(super) fn ordered_pages(
    pages: Vec<PageEntry>,
    main_paper: Option<&str>,
) -> (Vec<PageEntry>, Vec<usize>) {
    let main = main_paper.map_or_else(|| first_paper(&pages), str::to_owned);
    let mut ordered: Vec<(usize, PageEntry)> = pages.into_iter().enumerate().collect();
    ordered.sort_by_cached_key(|(_, page)| {
        let head = &page.head;
        let day = head.date.exact_day();
        (
            (day.is_none(), day),
            (head.paper != main, head.paper.clone()),
            (head.page_no.is_none(), head.page_no.clone()),
            page.file.clone(),
        )
    });
    let mut positions = vec![0; ordered.len()];
    let mut taken = BTreeSet::new();
    for (position, (index, page)) in ordered.iter_mut().enumerate() {
        positions[*index] = position;
        let file = page.file.as_deref();
        let plain = slug::page(&page.head, file, &mark_of(&page.head.paper, &main));
        page.slug.clone_from(&plain);
        let mut ordinal = 1;
        while !taken.insert(page.slug.clone()) {
            page.slug = slug::other(&plain, file, ordinal);
            ordinal += 1;
        }
    }
    (
        ordered.into_iter().map(|(_, page)| page).collect(),
        positions,
    )
}

fn first_paper(pages: &[PageEntry]) -> String {
    pages
        .iter()
        .map(|page| page.head.paper.as_str())
        .filter(|paper| !paper.is_empty())
        .min()
        .unwrap_or_default()
        .to_owned()
}

fn mark_of(paper: &str, main: &str) -> String {
    if paper.is_empty() || paper == main {
        String::new()
    } else {
        slug::paper_mark(paper)
    }
}

/// Issues of a known day, oldest first, and the pages without one; `pages` are in their final order.
pub(super) fn issues(
    pages: &[PageEntry],
    main_paper: Option<&str>,
) -> (Vec<IssueEntry>, Vec<usize>) {
    let main = main_paper.map_or_else(|| first_paper(pages), str::to_owned);
    let mut issues: Vec<IssueEntry> = Vec::new();
    let mut undated = Vec::new();
    for (index, page) in pages.iter().enumerate() {
        let Some(slug) = slug::issue(&page.head, &mark_of(&page.head.paper, &main)) else {
            undated.push(index);
            continue;
        };
        match issues.last_mut() {
            Some(issue) if issue.slug == slug => {
                issue.pages.push(index);
                if issue.issue_no.is_none() {
                    issue.issue_no.clone_from(&page.head.issue_no);
                }
            }
            _ => issues.push(IssueEntry {
                slug,
                paper: page.head.paper.clone(),
                date: page.head.date,
                issue_no: page.head.issue_no.clone(),
                pages: vec![index],
            }),
        }
    }
    (issues, undated)
}
