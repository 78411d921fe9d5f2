//! What the code itself may not do: build a path from a request, ask another server, put markup together from data.

use std::{collections::BTreeSet, fs, process::Command};

use crate::source::{files, root};

/// The text of every file of some rooms without its tests, by its path below `src/`.
fn code(rooms: &[&str]) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for file in rooms.iter().flat_map(|room| files(&root().join(room))) {
        let name = file.strip_prefix(root()).unwrap().display().to_string();
        if name.ends_with("tests.rs") || name.contains("/tests/") {
            continue;
        }
        let text = fs::read_to_string(&file).unwrap();
        let text = text.split("#[cfg(test)]\nmod tests {").next().unwrap();
        let lines = text.lines().filter(|line| !line.trim_start().starts_with("//"));
        found.push((name, lines.collect::<Vec<_>>().join("\n")));
    }
    found
}

/// Files below a request that know of paths, each with why that is no danger.
const WITH_PATHS: [(&str, &str); 12] = [
    ("http/process.rs", "names of /proc that are written in the code"),
    ("http/priority.rs", "a name of /proc, in its test"),
    ("http/connection/open_files.rs", "the folder of /proc with the open files, which are counted"),
    ("http/connection/tls.rs", "certificate and key, files that are named when the program starts"),
    ("http/connection/tests/secured.rs", "certificates of the tests"),
    ("chart/style.rs", "the house style, a file that is named when the program starts"),
    ("chart/style/font.rs", "the font of the house style, named in it"),
    ("chart/map/mod.rs", "the shapes, a file that is named when the program starts"),
    ("query/lists/latest_totals.rs", "what an import writes beside its table"),
    ("query/sample.rs", "a package of the tests"),
    ("query/sample/same_answers.rs", "packages of the tests"),
    ("http/engine_double.rs", "packages of the tests"),
];

#[test]
fn no_path_is_built_from_a_request() {
    // Everything that a request passes on its way: what is not here has no request.
    let passed = code(&["http", "query", "page", "write", "bundle", "openapi", "chart", "statistics", "series", "language"]);
    assert!(passed.len() > 300);
    let words = [
        "fs::",
        "std::fs",
        "File::open",
        "OpenOptions",
        "PathBuf",
        "path::Path",
        "Path::new",
        "read_dir",
        "tempfile",
        "Command::new",
    ];
    let mut found = BTreeSet::new();
    for (name, text) in &passed {
        // The wildcard of axum for a part of an address is called Path too.
        let text = text.replace("extract::{Path,", "").replace("extract::Path", "");
        let there: Vec<_> = words.iter().filter(|word| text.contains(*word)).collect();
        if !there.is_empty() && WITH_PATHS.iter().all(|(known, _)| known != name) {
            found.insert(format!("{name}: {there:?}"));
        }
    }
    assert!(found.is_empty(), "files that know of paths though requests come by: {found:#?}");
    // What hands out the files of a package finds them by name among those that were opened when it was loaded.
    let handed = fs::read_to_string(root().join("dataset/handed_out.rs")).unwrap();
    let by_name = handed.split_once("pub fn file(").unwrap().1.split_once("\n    }").unwrap().0;
    assert!(by_name.contains("find(") && !by_name.contains("fs::") && !by_name.contains("open"), "{by_name}");
}

#[test]
fn no_server_is_asked() {
    let words = [
        "TcpStream::connect",
        "UnixStream::connect",
        "UdpSocket",
        "UnixDatagram",
        "lookup_host",
        "to_socket_addrs",
        "client::legacy",
    ];
    // The health check asks the server beside it; a name to listen on is looked up; the engine is asked that whoever runs the server
    // names, in a build that has a client of it.
    let known = ["cli/healthcheck.rs", "cli/listen.rs", "engine/connect/link.rs"];
    let rooms = fs::read_dir(root()).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_dir());
    let rooms: Vec<String> = rooms.map(|path| path.file_name().unwrap().to_string_lossy().into_owned()).collect();
    let mut asking = BTreeSet::new();
    for (name, text) in code(&rooms.iter().map(String::as_str).collect::<Vec<_>>()) {
        if words.iter().any(|word| text.contains(word)) {
            asking.insert(name);
        }
    }
    assert_eq!(asking.iter().map(String::as_str).collect::<Vec<_>>(), known, "files that ask a server");
}

/// Crates that ask other servers.
const CLIENTS: [&str; 14] = [
    "reqwest",
    "ureq",
    "curl",
    "isahc",
    "attohttpc",
    "surf",
    "hyper-rustls",
    "hyper-tls",
    "object_store",
    "aws-sdk-s3",
    "hickory-resolver",
    "trust-dns-resolver",
    "tonic",
    "minreq",
];

#[test]
fn no_client_is_in_the_program() {
    let tree = Command::new(env!("CARGO"))
        .args(["tree", "--locked", "--offline", "--edges", "normal", "--prefix", "none", "--format", "{p} {f}"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    let text = String::from_utf8(tree.stdout).unwrap();
    assert!(tree.status.success() && text.contains("polars"), "{}", String::from_utf8_lossy(&tree.stderr));
    let names: BTreeSet<&str> = text.lines().filter_map(|line| line.split(' ').next()).collect();
    for client in CLIENTS {
        assert!(!names.contains(client), "{client} is part of the program");
    }
    // hyper-util has a client as a feature, which only the tests turn on.
    let features = text.lines().filter(|line| line.starts_with("hyper-util ")).collect::<Vec<_>>();
    assert!(!features.is_empty());
    assert!(features.iter().all(|line| !line.contains("client")), "{features:?}");
}

#[test]
fn markup_is_escaped_by_the_library_except_where_it_is_a_constant() {
    let known = [
        ("page/machine_read.rs", "JSON in an element of script, escaped there"),
        ("page/method/method_page.rs", "formulas that are written in the code"),
        ("openapi/docs/mod.rs", "the style of the reference, a file of the repository"),
    ];
    for (name, text) in code(&["page", "openapi", "http"]) {
        let is_known = known.iter().any(|(file, _)| *file == name);
        assert!(is_known || !text.contains("PreEscaped"), "{name} writes markup that nothing escapes");
    }
    // Nor does the script of the pages make markup of texts.
    for script in fs::read_dir(root().join("page/script")).unwrap().map(|entry| entry.unwrap().path()) {
        let text = fs::read_to_string(&script).unwrap();
        for word in [
            "innerHTML",
            "outerHTML",
            "insertAdjacentHTML",
            "document.write",
            "eval(",
            "new Function",
            "createContextualFragment",
        ] {
            assert!(!text.contains(word), "{}: {word}", script.display());
        }
    }
}
