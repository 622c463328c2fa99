//! `jianbao serve`: answers on loopback, rebuilds when a dump changes.

use std::fs;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::Duration;

use super::program::Desk;

/// A preview that ends with the test.
struct Preview {
    process: Child,
    address: String,
}

impl Preview {
    fn of(desk: &Desk) -> Self {
        let mut process = Command::new(env!("CARGO_BIN_EXE_jianbao"))
            .args(["serve", "dumps", "--port", "0", "--quiet", "--lang", "en"])
            .current_dir(desk.path("."))
            .stdout(Stdio::piped())
            .spawn()
            .expect("the binary runs");
        let mut line = String::new();
        let out = process.stdout.take().expect("is piped");
        BufReader::new(out)
            .read_line(&mut line)
            .expect("says its address");
        let address = line.split("http://").nth(1).expect("names an address");
        let address = address
            .split('/')
            .next()
            .expect("split gives one")
            .to_owned();
        Self { process, address }
    }

    fn get(&self, path: &str) -> String {
        let mut stream = TcpStream::connect(&self.address).expect("answers");
        write!(
            stream,
            "GET {path} HTTP/1.0\r\nHost: {}\r\n\r\n",
            self.address
        )
        .expect("sends");
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).expect("receives");
        String::from_utf8_lossy(&answer).into_owned()
    }
}

impl Drop for Preview {
    fn drop(&mut self) {
        self.process.kill().expect("runs until now");
        self.process.wait().expect("ends");
    }
}

#[test]
fn the_preview_shows_the_site_and_its_changes_on_this_computer_only() {
    let desk = Desk::new();
    desk.file(
        "dumps/20221122-01.txt",
        "一条大路通车\n\n本报讯 昨日,一条大路通车了。\n",
    );
    let preview = Preview::of(&desk);
    assert!(
        preview.address.starts_with("127.0.0.1:"),
        "{}",
        preview.address
    );
    let home = preview.get("/");
    assert!(
        home.starts_with("HTTP/1.0 200") || home.starts_with("HTTP/1.1 200"),
        "{home}"
    );
    assert!(
        home.contains("text/html; charset=utf-8") && home.contains("一条大路通车"),
        "{home}"
    );
    assert!(preview.get("/nowhere.html").contains(" 404 "));
    assert!(preview.get("/../dumps/20221122-01.txt").contains(" 404 "));

    fs::write(
        desk.path("dumps/20221122-01.txt"),
        "一座大桥合龙\n\n本报讯 昨日,一座大桥合龙了。\n",
    )
    .expect("writes");
    let changed = (0..100).any(|_| {
        sleep(Duration::from_millis(200));
        preview.get("/").contains("一座大桥合龙")
    });
    assert!(changed, "no rebuild within 20 s");
}
