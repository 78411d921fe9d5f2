//! Several dyads over one engine give the same bytes and tags, so that any HTTP cache in front of them works: nginx here, which asks them
//! in turn.

use std::{collections::BTreeMap, fs, net::TcpListener, process::Stdio, time::Duration};

use crate::{
    cluster::Cluster,
    made,
    process::{Process, spawn, tied, wait_until},
    questions::Questions,
    random::Random,
    same_bytes::{ask_both, difference, differs_by_nature, published, seed},
    server::{Answer, Dyad, ask_at},
    tools,
};

/// A cache that honours what answers say of themselves, and beside it one that asks again after a second, with the tag that it has.
const SETTINGS: &str = "daemon off; master_process off; error_log FOLDER/errors; pid FOLDER/pid;
events {}
http {
  access_log off;
  client_body_temp_path FOLDER/1; proxy_temp_path FOLDER/2; fastcgi_temp_path FOLDER/3; uwsgi_temp_path FOLDER/4; scgi_temp_path FOLDER/5;
  proxy_cache_path FOLDER/usual keys_zone=usual:1m;
  proxy_cache_path FOLDER/brief keys_zone=brief:1m;
  upstream dyads { server ONE; server OTHER; }
  proxy_http_version 1.1;
  proxy_set_header Host trade.example.org;
  proxy_set_header Accept-Encoding $http_accept_encoding;
  proxy_cache_revalidate on;
  add_header X-Cache $upstream_cache_status always;
  server { listen 127.0.0.1:USUAL; location / { proxy_pass http://dyads; proxy_cache usual; } }
  server { listen 127.0.0.1:BRIEF; location / { proxy_pass http://dyads; proxy_cache brief; proxy_ignore_headers Cache-Control Expires; proxy_cache_valid 200 1s; } }
}
";

/// nginx before two servers; it ends with this value.
struct Cache {
    nginx: std::process::Child,
    usual: String,
    brief: String,
    _folder: tempfile::TempDir,
}

impl Cache {
    fn before(one: &Dyad, other: &Dyad) -> Option<Self> {
        let program = tools::program("nginx")?;
        let folder = tempfile::tempdir().unwrap();
        let ports = [(); 2].map(|()| TcpListener::bind("127.0.0.1:0").unwrap());
        let [usual, brief] = ports.map(|port| port.local_addr().unwrap().port().to_string());
        let path = folder.path().join("nginx.conf");
        let told = [
            ("FOLDER", folder.path().to_str().unwrap()),
            ("ONE", &one.address),
            ("OTHER", &other.address),
            ("USUAL", &usual),
            ("BRIEF", &brief),
        ];
        fs::write(&path, told.into_iter().fold(SETTINGS.to_owned(), |text, (word, value)| text.replace(word, value))).unwrap();
        let mut command = tied(program);
        command
            .arg("-p")
            .arg(folder.path())
            .arg("-c")
            .arg(&path)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::inherit());
        let nginx = spawn(command);
        let [usual, brief] = [usual, brief].map(|port| format!("127.0.0.1:{port}"));
        wait_until("nginx listens", Duration::from_secs(30), || std::net::TcpStream::connect(&usual).is_ok());
        Some(Self { nginx, usual, brief, _folder: folder })
    }
}

impl Drop for Cache {
    fn drop(&mut self) {
        drop(self.nginx.kill());
        drop(self.nginx.wait());
        assert!(!Process(self.nginx.id()).lives());
    }
}

/// Asks an address of a cache, and adds what it says that it did.
fn ask(address: &str, question: &str, did: &mut BTreeMap<String, usize>) -> Answer {
    let mut answer = Answer::read(ask_at(address, question, &[]).unwrap()).unwrap();
    *did.entry(answer.header("x-cache").to_owned()).or_default() += 1;
    // What a cache adds or puts otherwise is its own.
    answer
        .headers
        .retain(|(name, _)| !["x-cache", "server", "connection", "transfer-encoding", "content-length"].contains(&name.as_str()));
    answer
}

#[test]
fn two_dyads_over_one_engine_give_the_same_bytes_and_tags_also_behind_a_cache() {
    let Some(cluster) = Cluster::sail(2, 0) else { return };
    let [one, other] = [(); 2].map(|()| Dyad::over(&cluster.address(), published(), &[]).until_ready());
    let (questions, mut random) = (Questions::of(&one), Random::new(seed() ^ 2));
    let asked: Vec<String> = (0..150).map(|_| questions.any(&mut random)).collect();
    ask_both(&one, &other, &asked);
    let Some(cache) = Cache::before(&one, &other) else { return };
    let embedded = Dyad::embedded(made::datasets()).until_ready();
    let kept: Vec<(&String, Answer)> = asked
        .iter()
        .filter(|question| !differs_by_nature(question))
        .map(|question| (question, embedded.get(question)))
        .filter(|(_, answer)| {
            answer.status == 200 && answer.header("cache-control").contains("max-age") && !answer.header("etag").is_empty()
        })
        .take(60)
        .collect();
    assert!(kept.len() > 30, "{}", kept.len());
    let (mut usual, mut brief) = (BTreeMap::new(), BTreeMap::new());
    for round in 0..2 {
        for (question, wanted) in &kept {
            for (address, did) in [(&cache.usual, &mut usual), (&cache.brief, &mut brief)] {
                let answer = ask(address, question, did);
                assert_eq!((&answer.body, answer.header("etag")), (&wanted.body, wanted.header("etag")), "{question}");
                assert_eq!(answer.header("content-type"), wanted.header("content-type"), "{question}");
            }
        }
        if round == 0 {
            // What was kept for a second is old.
            std::thread::sleep(Duration::from_millis(2_100));
        }
    }
    println!("nginx: {usual:?}, asked again after a second: {brief:?}");
    assert!(usual["HIT"] >= kept.len() / 2, "{usual:?}");
    // Whichever of the two was asked again knew the tag of the other.
    assert!(brief["REVALIDATED"] >= kept.len() / 2 && !brief.contains_key("EXPIRED"), "{brief:?}");
    assert_eq!(difference(&embedded.get(&asked[0]), &one.get(&asked[0])), None);
}
