//! Errors as a person at the keyboard reads them: what is wrong, and one line on what to try next.

use super::Error;
use crate::lang::Lang;

impl Error {
    /// What went wrong, naming the file; the cause is left to `source`.
    #[must_use]
    pub fn message(&self, lang: Lang) -> String {
        match lang {
            Lang::En => self.to_string(),
            Lang::Zh => self.in_chinese(),
        }
    }

    fn in_chinese(&self) -> String {
        match self {
            Self::Read { path, .. } => format!("{}:无法读取", path.display()),
            Self::Write { path, .. } => format!("{}:无法写入", path.display()),
            Self::ForeignFolder { path } => {
                format!("{}:里面有不是 jianbao 写的文件", path.display())
            }
            Self::OutInsideInput { out, input } => {
                format!(
                    "{}:与输入文件夹 {} 互相包含",
                    out.display(),
                    input.display()
                )
            }
            Self::Config {
                path,
                line,
                message,
            } => {
                format!("{}:第 {line} 行:{message}", path.display())
            }
            Self::UnknownKey { path, key, nearest } => {
                format!(
                    "{}:没有 `{key}` 这一项,最接近的是 `{nearest}`",
                    path.display()
                )
            }
            Self::NoInput => "没有说明读什么".to_owned(),
            Self::EmptyInput { path } => {
                format!(
                    "{}:里面没有版面文本(.txt、.md)或文章记录(.jsonl)",
                    path.display()
                )
            }
            Self::Index { path, .. } => format!("{}:检索索引无法使用", path.display()),
            Self::OldIndex { path } => {
                format!("{}:检索索引是另一个版本的 jianbao 建的", path.display())
            }
            Self::SelfTest { run, story } => {
                format!("检索自测:“{run}”对 {story} 的结果不对,新网站未发布")
            }
            Self::NoIndex { site } => format!("{}:旁边没有检索索引", site.display()),
            Self::Port { port, message } => format!("端口 {port}:{message}"),
            Self::Loop { path, ancestor } => {
                format!(
                    "{}:链接绕回到 {},不再进入",
                    path.display(),
                    ancestor.display()
                )
            }
            Self::LargeFile { path, most_bytes } => {
                format!("{}:超过 {most_bytes} 字节,不是版面文本", path.display())
            }
            Self::LongLine {
                path,
                line,
                most_bytes,
            } => {
                format!("{}:第 {line} 行超过 {most_bytes} 字节", path.display())
            }
            Self::Binary { path } => format!("{}:不是文本文件", path.display()),
            Self::Encoding { path } => {
                format!("{}:编码不是 UTF-8、UTF-16 或 GB18030", path.display())
            }
            Self::Blank { path } => format!("{}:没有文字", path.display()),
            Self::Line { path, line, fault } => {
                format!(
                    "{}:第 {line} 行:{}",
                    path.display(),
                    fault.message(Lang::Zh)
                )
            }
            Self::Hide { name, count } => {
                format!("jianbao.toml:hide:“{name}”对应 {count} 个版面文本,一个也没有撤下")
            }
        }
    }

    /// What to try next, where there is something.
    #[must_use]
    pub fn hint(&self, lang: Lang) -> Option<&'static str> {
        let (zh, en) = match self {
            Self::Read { .. } => (
                "看看路径是否写对、文件是否存在、是否有读取权限",
                "check that the path is right, that the file exists, and that you may read it",
            ),
            Self::Write { .. } => (
                "看看磁盘是否已满、是否有写入权限、文件是否正被别的程序打开",
                "check that the disk is not full, that you may write there, and that no other program has it open",
            ),
            Self::ForeignFolder { .. } => (
                "用 --out 指定一个新的或空的文件夹",
                "name a new or empty folder with --out",
            ),
            Self::SelfTest { .. } => (
                "这是 jianbao 的错误,请连同这一段文字报告",
                "this is a fault of jianbao: please report it with that run",
            ),
            Self::OutInsideInput { .. } => (
                "用 --out 指定输入文件夹之外的地方,例如 --out ../site",
                "name a folder outside the input, such as --out ../site",
            ),
            Self::Config { .. } | Self::UnknownKey { .. } => (
                "改正这一行;README 里有 jianbao.toml 的样例",
                "mend that line; the README shows an example of jianbao.toml",
            ),
            Self::NoInput | Self::EmptyInput { .. } => (
                "写明存放版面文本的文件夹,例如 jianbao build dumps/",
                "name the folder that holds the page dumps: jianbao build dumps/",
            ),
            Self::Loop { .. } => (
                "内容已读过一次,不影响结果;可删除这个链接",
                "its content is read once, nothing is lost; the link may be deleted",
            ),
            Self::LargeFile { .. } | Self::LongLine { .. } | Self::Binary { .. } => (
                "一个文件应为一个版面的文字;把它拆开,或移出输入文件夹",
                "a file should hold the text of one page; split it, or move it out of the input folder",
            ),
            Self::Encoding { .. } => (
                "用文本编辑器打开,另存为 UTF-8",
                "open it in a text editor and save it as UTF-8",
            ),
            Self::Blank { .. } => (
                "重新识别这一版,或删除这个文件",
                "dump the page again, or delete the file",
            ),
            Self::Line { .. } => (
                "改正这一行;其余各行已读",
                "mend that line; the others were read",
            ),
            Self::Hide { .. } => (
                "在 hide 里写明输入文件夹以下的路径,例如 2022/10/09/02.txt",
                "write its path below the input folder, such as 2022/10/09/02.txt",
            ),
            Self::Index { .. } | Self::OldIndex { .. } => {
                ("重新运行 jianbao build", "run jianbao build again")
            }
            Self::NoIndex { .. } => (
                "先用 jianbao build 生成网站,或用 --site 指出网站所在的文件夹",
                "build the site first with jianbao build, or name its folder with --site",
            ),
            Self::Port { .. } => (
                "换一个端口,例如 --port 8080",
                "take another port, such as --port 8080",
            ),
        };
        Some(match lang {
            Lang::Zh => zh,
            Lang::En => en,
        })
    }
}
