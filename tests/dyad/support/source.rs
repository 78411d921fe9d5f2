//! The files of `src/` as far as their imports go: which file names which others.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

/// A path by its segments.
type Segments = Vec<String>;

/// A file of Rust: what it declares, what it imports and what it names.
#[derive(Debug, Default)]
pub struct Source {
    /// Below `src/`, such as `chart/kind.rs`.
    pub name: String,
    /// Below the crate, such as `["chart", "kind"]`.
    module: Segments,
    /// Items at the top of the file, and those within others.
    items: BTreeSet<String>,
    inner_items: BTreeSet<String>,
    /// Modules that are declared here; those of tests apart.
    children: BTreeSet<String>,
    tests: BTreeSet<String>,
    /// The names that `use` binds, with the paths that they stand for.
    bindings: Vec<(String, Segments)>,
    /// The paths that are imported, without those that a folder only passes on, and those that stand in the code.
    paths: Vec<Segments>,
}

/// Every file of a folder and of the folders in it.
pub fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// The folder with the sources.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

/// The files of the library, without those of tests.
pub fn library() -> Vec<Source> {
    let all: Vec<Source> = files(&root())
        .iter()
        .map(|path| Source::read(&path.strip_prefix(root()).unwrap().to_string_lossy(), &fs::read_to_string(path).unwrap()))
        .filter(|source| source.name != "main.rs")
        .collect();
    let tests: BTreeSet<Segments> = all
        .iter()
        .flat_map(|source| source.tests.iter().map(|test| [source.module.clone(), vec![test.clone()]].concat()))
        .collect();
    all.into_iter().filter(|source| !tests.contains(&source.module)).collect()
}

/// Words, `::` and single signs; no comments and no texts.
pub fn tokens(text: &str) -> Vec<String> {
    let letters: Vec<char> = text.chars().collect();
    let is_word = |letter: char| letter.is_alphanumeric() || letter == '_';
    let starts = |at: usize, sign: &str| sign.chars().enumerate().all(|(place, one)| letters.get(at + place) == Some(&one));
    let (mut found, mut at) = (Vec::new(), 0);
    while let Some(&letter) = letters.get(at) {
        let hashes = letters.iter().skip(at + 1).take_while(|one| **one == '#').count();
        if starts(at, "//") {
            at += letters[at..].iter().take_while(|one| **one != '\n').count();
        } else if starts(at, "/*") {
            at += 2;
            while at < letters.len() && !starts(at, "*/") {
                at += 1;
            }
            at += 2;
        } else if letter == 'r' && letters.get(at + 1 + hashes) == Some(&'"') && !(at > 0 && is_word(letters[at - 1])) {
            let end = format!("\"{}", "#".repeat(hashes));
            at += hashes + 2;
            while at < letters.len() && !starts(at, &end) {
                at += 1;
            }
            at += end.len();
        } else if letter == '"' {
            at += 1;
            while at < letters.len() && letters[at] != '"' {
                at += if letters[at] == '\\' { 2 } else { 1 };
            }
            at += 1;
        } else if letter == '\'' {
            // A letter, or the name of a lifetime.
            at += match (letters.get(at + 1), letters.get(at + 2)) {
                (Some('\\'), _) => 3 + letters[at + 3..].iter().take_while(|one| **one != '\'').count() + 1,
                (_, Some('\'')) => 3,
                _ => 1,
            };
        } else if is_word(letter) {
            let word: String = letters[at..].iter().take_while(|one| is_word(**one)).collect();
            at += word.chars().count();
            found.push(word);
        } else if starts(at, "::") {
            found.push("::".to_owned());
            at += 2;
        } else {
            if !letter.is_whitespace() {
                found.push(letter.to_string());
            }
            at += 1;
        }
    }
    found
}

fn is_name(token: &str) -> bool {
    token.starts_with(|letter: char| letter.is_alphabetic() || letter == '_')
}

/// The tokens without the items of tests, and the names of the modules of tests that are files of their own.
fn without_tests(tokens: &[String]) -> (Vec<String>, BTreeSet<String>) {
    const TEST: [&str; 7] = ["#", "[", "cfg", "(", "test", ")", "]"];
    let (mut kept, mut modules, mut at) = (Vec::new(), BTreeSet::new(), 0);
    while at < tokens.len() {
        if tokens[at..].iter().take(TEST.len()).ne(TEST.iter()) {
            kept.push(tokens[at].clone());
            at += 1;
            continue;
        }
        at += TEST.len();
        if tokens[at] == "mod" && tokens[at + 2] == ";" {
            modules.insert(tokens[at + 1].clone());
        }
        let is_use = tokens[at..].iter().find(|token| ["use", "fn", "mod", "impl", "let"].contains(&token.as_str()));
        let is_use = is_use.is_some_and(|word| word == "use");
        let mut depth = 0;
        while at < tokens.len() {
            match tokens[at].as_str() {
                "{" | "(" | "[" => depth += 1,
                "}" | ")" | "]" => depth -= 1,
                _ => {}
            }
            let ends = depth == 0 && (tokens[at] == ";" || tokens[at] == "}" && !is_use);
            at += 1;
            if ends {
                break;
            }
        }
    }
    (kept, modules)
}

/// The paths of a `use` from here to its semicolon, each with the name that it binds.
fn use_tree(tokens: &[String], at: &mut usize, before: &[String], found: &mut Vec<(String, Segments)>) {
    let mut path = before.to_vec();
    loop {
        let token = tokens[*at].as_str();
        *at += 1;
        match token {
            "{" => {
                while tokens[*at] != "}" {
                    use_tree(tokens, at, &path, found);
                    if tokens[*at] == "," {
                        *at += 1;
                    }
                }
                *at += 1;
                return;
            }
            "::" => {}
            "*" => {
                found.push(("*".to_owned(), path));
                return;
            }
            "as" => {
                found.push((tokens[*at].clone(), path));
                *at += 1;
                return;
            }
            "self" if !path.is_empty() => {}
            word => path.push(word.to_owned()),
        }
        if !["::", "as", "{"].contains(&tokens[*at].as_str()) && token != "::" {
            let name = path.last().cloned().unwrap_or_default();
            found.push((name, path));
            return;
        }
    }
}

impl Source {
    /// A file by its place below `src/` and its text, without what is compiled for tests only.
    pub fn read(name: &str, text: &str) -> Self {
        let (tokens, tests) = without_tests(&tokens(text));
        Self { tests, ..Self::parsed(name, &tokens) }
    }

    /// A file with its tests.
    pub fn whole(name: &str, text: &str) -> Self {
        Self::parsed(name, &tokens(text))
    }

    fn parsed(name: &str, tokens: &[String]) -> Self {
        let mut module: Segments = name.trim_end_matches(".rs").split('/').map(str::to_owned).collect();
        if module.last().is_some_and(|last| last == "mod" || *last == "lib" && module.len() == 1) {
            module.pop();
        }
        let declared = tokens.windows(3).filter(|three| three[0] == "mod" && three[2] == ";").map(|three| three[1].clone());
        let children = declared.collect();
        let mut source = Self { name: name.to_owned(), module, children, ..Self::default() };
        let (mut at, mut depth, mut named) = (0, 0, Vec::new());
        while at < tokens.len() {
            let token = tokens[at].as_str();
            let next = tokens.get(at + 1).map_or("", String::as_str);
            let last = if at == 0 { "" } else { tokens[at - 1].as_str() };
            match token {
                "{" => depth += 1,
                "}" => depth -= 1,
                "use" if next != "<" => {
                    at += 1;
                    source.imports(tokens, &mut at, last == "pub" || last == ")");
                    continue;
                }
                "fn" | "struct" | "enum" | "union" | "trait" | "type" | "const" | "static" if is_name(next) => {
                    let items = if depth == 0 { &mut source.items } else { &mut source.inner_items };
                    items.insert(next.to_owned());
                }
                "macro_rules" => {
                    source.items.insert(tokens[at + 2].clone());
                }
                _ if is_name(token) && next == "::" && last != "::" => {
                    let is_visibility = last == "in" && tokens[at - 2] == "(";
                    let mut path = vec![token.to_owned()];
                    while tokens[at + 1] == "::" && is_name(&tokens[at + 2]) {
                        path.push(tokens[at + 2].clone());
                        at += 2;
                    }
                    if !is_visibility {
                        named.push(path);
                    }
                }
                _ => {}
            }
            at += 1;
        }
        let named: Vec<Segments> = named.iter().filter_map(|path| source.absolute(path)).collect();
        source.paths.extend(named);
        source
    }

    /// The rooms that it names: the first part of every path from the crate on.
    pub fn rooms(&self) -> BTreeSet<String> {
        let bound = self.bindings.iter().map(|(_, path)| path);
        self.paths.iter().chain(bound).filter_map(|path| path.first().cloned()).collect()
    }

    /// Reads what a `use` binds. A folder that passes something on to others does not use it.
    fn imports(&mut self, tokens: &[String], at: &mut usize, is_public: bool) {
        let mut found = Vec::new();
        use_tree(tokens, at, &[], &mut found);
        for (name, path) in found {
            let Some(path) = self.absolute(&path) else { continue };
            if !(is_public && self.is_folder()) {
                self.paths.push(path.clone());
            }
            self.bindings.push((name, path));
        }
    }

    fn is_folder(&self) -> bool {
        !self.children.is_empty()
    }

    /// A path from the crate on; nothing where it leads to another crate.
    fn absolute(&self, path: &[String]) -> Option<Segments> {
        let (first, rest) = path.split_first()?;
        let own = || self.module.clone();
        let base = match first.as_str() {
            "crate" => Vec::new(),
            "self" => own(),
            "super" => {
                let ups = path.iter().take_while(|segment| *segment == "super").count();
                let above = own()[..self.module.len().checked_sub(ups)?].to_vec();
                return Some([above, path[ups..].to_vec()].concat());
            }
            child if self.children.contains(child) => [own(), vec![child.to_owned()]].concat(),
            name => self.bindings.iter().find(|(known, _)| known == name)?.1.clone(),
        };
        Some([base, rest.to_vec()].concat())
    }
}

/// The files by their modules.
pub struct Library(BTreeMap<Segments, Source>);

impl Library {
    pub fn new(sources: Vec<Source>) -> Self {
        Self(sources.into_iter().map(|source| (source.module.clone(), source)).collect())
    }

    /// The file that defines what a path names; nothing for a folder as such and for what is of another crate.
    fn definer(&self, path: &[String], steps: usize) -> Option<&Source> {
        let mut module = &self.0[&Vec::new()];
        for (place, segment) in path.iter().enumerate() {
            let (child, rest) = (self.0.get(&path[..=place]), &path[place + 1..]);
            if let (Some(child), false) = (child, rest.is_empty()) {
                module = child;
                continue;
            }
            if module.items.contains(segment) {
                return Some(module);
            }
            let bound = module.bindings.iter().find(|(name, bound)| name == segment && bound[..] != path[..=place]);
            return match (bound, child) {
                // Names that lead to one another in a ring end somewhere.
                (Some((_, bound)), _) if steps < 20 => self.definer(&[bound, rest].concat(), steps + 1),
                (_, Some(child)) => Some(child).filter(|child| !child.is_folder()),
                _ => module.inner_items.contains(segment).then_some(module),
            };
        }
        Some(module).filter(|module| !module.is_folder())
    }

    /// The files that each file names, itself left out.
    fn edges(&self) -> BTreeMap<&str, BTreeSet<&str>> {
        let named = |source: &Source| {
            let all = source.paths.iter().filter_map(|path| self.definer(path, 0)).map(|target| target.name.as_str());
            all.filter(|target| *target != source.name).collect()
        };
        self.0.values().map(|source| (source.name.as_str(), named(source))).collect()
    }

    /// Every circle: the files that lead to one another, in order of their names.
    pub fn circles(&self) -> Vec<Vec<&str>> {
        let edges = self.edges();
        let reached = |from: &str| {
            let (mut seen, mut waiting): (BTreeSet<&str>, Vec<&str>) = (BTreeSet::new(), edges[from].iter().copied().collect());
            while let Some(file) = waiting.pop() {
                if seen.insert(file) {
                    waiting.extend(&edges[file]);
                }
            }
            seen
        };
        let reach: BTreeMap<&str, BTreeSet<&str>> = edges.keys().map(|file| (*file, reached(file))).collect();
        let circle = |file: &str| reach[file].iter().copied().filter(|other| reach[other].contains(file)).collect::<Vec<_>>();
        let circles: BTreeSet<Vec<&str>> = reach.keys().map(|file| circle(file)).filter(|circle| circle.len() > 1).collect();
        circles.into_iter().collect()
    }

    /// Something that a file names of another, to tell why they stand in a circle.
    pub fn why(&self, from: &str, to: &str) -> Option<String> {
        let source = self.0.values().find(|source| source.name == from).unwrap();
        let leads = |path: &&Segments| self.definer(path, 0).is_some_and(|target| target.name == to);
        source.paths.iter().find(leads).map(|path| path.join("::"))
    }
}
