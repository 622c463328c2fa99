//! The preview: a site on a loopback address, rebuilt when its input changes.

use std::fs::File;
use std::io;
use std::net::Ipv4Addr;
use std::path::{Component, Path, PathBuf};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::Duration;

use jianbao::error::Error;
use notify::{RecursiveMode, Watcher as _};
use percent_encoding::percent_decode_str;
use tiny_http::{Header, Request, Response, Server, StatusCode};

/// An editor or a copied batch touches many files in a row; a rebuild waits for this long a rest.
const REST: Duration = Duration::from_millis(400);

/// Answers requests for the files of `site` until the process ends.
///
/// `ready` learns the address; it is on this computer only.
///
/// # Errors
/// When the port is taken.
pub(crate) fn answer(site: &Path, port: u16, ready: impl FnOnce(&str)) -> Result<(), Error> {
    let server = Server::http((Ipv4Addr::LOCALHOST, port)).map_err(|source| Error::Port {
        port,
        message: source.to_string(),
    })?;
    let address = server
        .server_addr()
        .to_ip()
        .map_or(port, |address| address.port());
    ready(&format!("http://127.0.0.1:{address}/"));
    for request in server.incoming_requests() {
        // A reader who has gone is no reason to stop.
        let _gone = respond(request, site);
    }
    Ok(())
}

/// Calls `rebuild` after each change below `inputs`, from a thread of its own, until the process ends.
///
/// # Errors
/// When the system cannot watch one of them.
pub(crate) fn watch(
    inputs: &[PathBuf],
    mut rebuild: impl FnMut() + Send + 'static,
) -> Result<(), Error> {
    let (sender, changes) = mpsc::channel();
    let cannot = |path: &Path, source: notify::Error| Error::Read {
        path: path.to_owned(),
        source: io::Error::other(source),
    };
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
        if event.is_ok_and(|event| !event.kind.is_access()) {
            // The receiver lives as long as the watcher.
            let _closed = sender.send(());
        }
    })
    .map_err(|source| cannot(Path::new("."), source))?;
    for input in inputs.iter().filter(|input| input.exists()) {
        watcher
            .watch(input, RecursiveMode::Recursive)
            .map_err(|source| cannot(input, source))?;
    }
    std::thread::spawn(move || {
        let _watching = watcher;
        while changes.recv().is_ok() {
            while changes.recv_timeout(REST) != Err(RecvTimeoutError::Timeout) {}
            rebuild();
        }
    });
    Ok(())
}

fn respond(request: Request, site: &Path) -> io::Result<()> {
    let found = path_of(request.url())
        .map(|path| site.join(path))
        .map(|path| {
            if path.is_dir() {
                path.join("index.html")
            } else {
                path
            }
        })
        .and_then(|path| File::open(&path).ok().map(|file| (path, file)));
    if let Some((path, file)) = found {
        request.respond(Response::from_file(file).with_header(content_type(&path)))
    } else {
        let page = site.join("404.html");
        let Ok(file) = File::open(&page) else {
            return request.respond(Response::empty(StatusCode(404)));
        };
        request.respond(
            Response::from_file(file)
                .with_status_code(StatusCode(404))
                .with_header(content_type(&page)),
        )
    }
}

/// The path below the site that a request names; `None` where it leads out of it.
fn path_of(url: &str) -> Option<PathBuf> {
    let path = url.split(['?', '#']).next().unwrap_or_default();
    let path = percent_decode_str(path).decode_utf8().ok()?;
    let path = PathBuf::from(path.trim_start_matches('/'));
    path.components()
        .all(|part| matches!(part, Component::Normal(_)))
        .then_some(path)
}

fn content_type(path: &Path) -> Header {
    let value = match path.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("json" | "jsonl") => "application/json; charset=utf-8",
        Some("xml") => "application/xml; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("csv") => "text/csv; charset=utf-8",
        Some("txt") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    };
    Header::from_bytes("Content-Type", value).expect("the table holds plain ASCII")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_request_never_leaves_the_site() {
        assert_eq!(
            path_of("/s/ab/x.html?q=1"),
            Some(PathBuf::from("s/ab/x.html"))
        );
        assert_eq!(path_of("/%E6%8A%A5.txt"), Some(PathBuf::from("报.txt")));
        assert_eq!(path_of("/../secret"), None);
        assert_eq!(path_of("/%2e%2e/secret"), None);
        assert_eq!(path_of("//etc/passwd"), Some(PathBuf::from("etc/passwd")));
    }
}
