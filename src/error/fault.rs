//! What can be wrong with one line of a table or of a file of records.

use crate::lang::Lang;

/// Why a line cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// Its bytes are no text.
    #[error("neither UTF-8 nor GB18030")]
    Encoding,
    /// It is longer than any record.
    #[error("longer than {0} bytes")]
    TooLong(u64),
    /// A table's first line names no `file` column.
    #[error("no column `file`; the first line must read file,paper,date,page,page_name,hide")]
    NoFileColumn,
    /// A row breaks the rules of CSV.
    #[error("no row of a CSV table")]
    NotCsv,
    /// A cell that should hold a date.
    #[error("`{0}` is no date; write 2022-10-09, 2022-10 or 2022")]
    NotADate(String),
    /// A row for a dump that is not there.
    #[error("no dump is called `{0}`")]
    NoSuchDump(String),
    /// A row for one of several dumps of a name.
    #[error("{1} dumps are called `{0}`; write the path below this table's folder")]
    SeveralDumps(String, usize),
    /// A record that is no JSON object, with what the parser said.
    #[error("no JSON object: {0}")]
    NotJson(String),
    /// A record without any text.
    #[error("neither `title` nor `text`")]
    NoText,
}

impl Fault {
    /// What is wrong, in the reader's language.
    #[must_use]
    pub fn message(&self, lang: Lang) -> String {
        match lang {
            Lang::En => self.to_string(),
            Lang::Zh => self.in_chinese(),
        }
    }

    fn in_chinese(&self) -> String {
        match self {
            Self::Encoding => "既不是 UTF-8 也不是 GB18030 编码".to_owned(),
            Self::TooLong(bytes) => format!("超过 {bytes} 字节"),
            Self::NoFileColumn => {
                "没有 file 列,首行应为 file,paper,date,page,page_name,hide".to_owned()
            }
            Self::NotCsv => "不合 CSV 表格的写法".to_owned(),
            Self::NotADate(cell) => format!("“{cell}”不是日期,请写作 2022-10-09、2022-10 或 2022"),
            Self::NoSuchDump(name) => format!("没有名为“{name}”的版面文本"),
            Self::SeveralDumps(name, count) => {
                format!("有 {count} 个版面文本名为“{name}”,请写明表格所在文件夹以下的路径")
            }
            Self::NotJson(message) => format!("不是 JSON 对象:{message}"),
            Self::NoText => "既没有 title 也没有 text".to_owned(),
        }
    }
}
