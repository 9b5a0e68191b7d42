//! House rules no linter knows: who may use what, how long a file gets, and that no test sleeps.
#![cfg(test)]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// The longest a source file may be.
const MAX_LINES: usize = 500;

/// A rule about the code of a file: where it holds, what it forbids, and what to do instead.
struct Rule {
    /// Whether the rule holds in the file at this path.
    holds: fn(&str) -> bool,
    /// Whether a line of code breaks it.
    broken: fn(&str) -> bool,
    /// What to do instead.
    instead: &'static str,
}

const RULES: [Rule; 14] = [
    Rule {
        holds: |path| is_source(path) && !is_window(path),
        broken: |line| words(line).any(|word| matches!(word, "egui" | "eframe" | "rfd" | "egui_extras" | "egui_plot")),
        instead: "the core knows no window: move this to src/app",
    },
    Rule {
        holds: |_| true,
        broken: |line| line.trim_start().starts_with("#[ignore"),
        instead: "a test that does not run proves nothing: mend it or delete it",
    },
    Rule {
        holds: |_| true,
        broken: |line| {
            let comment = line.trim_start().strip_prefix("//").unwrap_or_default().trim_start_matches('/');
            comment.trim_start().starts_with("#[test]")
        },
        instead: "a test in a comment proves nothing: mend it or delete it",
    },
    Rule {
        holds: is_source,
        broken: |line| line.contains("[allow(") || line.contains("[allow ("),
        instead: "write #[expect(lint, reason = \"…\")], which complains once it is no longer needed",
    },
    Rule {
        holds: |path| path.starts_with("src/"),
        broken: |line| ["/home/", "/tmp/", "/Users/", "C:\\Users"].iter().any(|path| line.contains(path)),
        instead: "no path of one machine belongs in the program",
    },
    Rule {
        holds: |path| path.starts_with("src/") && !path.starts_with("src/cli") && path != "src/main.rs",
        broken: |line| ["println!(", "eprintln!(", "print!(", "eprint!("].iter().any(|call| line.contains(call)),
        instead: "only src/cli and src/main.rs write to the terminal: return the text",
    },
    Rule {
        holds: |path| path.starts_with("src/app/screen") && !path.ends_with("tests.rs"),
        broken: |line| line.contains("analyse("),
        instead: "a screen draws from its view: ask for the analysis with an action",
    },
    Rule {
        holds: |path| path.starts_with("src/model"),
        broken: |line| {
            uses_room(line, &["import", "analysis", "report", "store", "text", "job", "beside", "app", "cli"])
        },
        instead: "the model is the ground floor: it uses no other room",
    },
    Rule {
        holds: |path| path.starts_with("src/import"),
        broken: |line| uses_room(line, &["analysis", "report", "store", "text", "job", "app", "cli"]),
        instead: "import knows only the model",
    },
    Rule {
        holds: |path| path.starts_with("src/analysis"),
        broken: |line| uses_room(line, &["import", "report", "store", "text", "job", "app", "cli"]),
        instead: "the analysis knows only the model",
    },
    Rule {
        holds: |path| path.starts_with("src/report"),
        broken: |line| uses_room(line, &["import", "store", "job", "app", "cli"]),
        instead: "the report knows the model, the outcome and the words",
    },
    Rule {
        holds: |path| path.starts_with("src/store"),
        broken: |line| uses_room(line, &["import", "analysis", "report", "text", "job", "app", "cli"]),
        instead: "the project file knows only the model",
    },
    Rule {
        holds: |path| path.starts_with("src/text") || path.starts_with("src/job") || path.starts_with("src/beside"),
        broken: |line| uses_room(line, &["app", "cli"]),
        instead: "nobody depends on the window or the command line",
    },
    Rule {
        holds: |path| path.starts_with("src/cli"),
        broken: |line| uses_room(line, &["app"]),
        instead: "the command line knows no window",
    },
];

/// Every breach in the file at `path`, one sentence each.
fn breaches(path: &str, content: &str) -> Vec<String> {
    let mut found = Vec::new();
    let lines = content.lines().count();
    if lines > MAX_LINES {
        found.push(format!("{path}: {lines} lines, and {MAX_LINES} is the most: split it by meaning into a folder"));
    }
    if path.starts_with("src/") && path.ends_with("/mod.rs") {
        found.push(format!("{path}: name the file after the folder and put it beside it"));
    }
    let statements = statements(content);
    for rule in RULES.iter().filter(|rule| (rule.holds)(path)) {
        let broken = statements.iter().filter(|(_, statement)| (rule.broken)(statement));
        found
            .extend(broken.map(|(at, statement)| format!("{path}:{}: {}: {}", at + 1, statement.trim(), rule.instead)));
    }
    found
}

/// The lines with their positions, a grouped `use crate::{` over several lines as one.
fn statements(content: &str) -> Vec<(usize, String)> {
    let mut found: Vec<(usize, String)> = Vec::new();
    let mut is_open = false;
    for (at, line) in content.lines().enumerate() {
        match found.last_mut().filter(|_| is_open) {
            Some((_, group)) => group.push_str(line.trim()),
            None => found.push((at, line.to_owned())),
        }
        is_open = if is_open { !line.contains(';') } else { line.contains("crate::{") && !line.contains(';') };
    }
    found
}

fn is_source(path: &str) -> bool {
    path.starts_with("src/") || path == "build.rs"
}

fn is_window(path: &str) -> bool {
    path.starts_with("src/app") || path == "src/main.rs"
}

fn words(line: &str) -> impl Iterator<Item = &str> {
    let code = line.split("//").next().unwrap_or_default();
    code.split(|letter: char| !letter.is_alphanumeric() && letter != '_')
}

/// Whether one of `rooms` is what a path in `line` names after `crate::`, alone or in a group.
fn uses_room(line: &str, rooms: &[&str]) -> bool {
    let named = line.match_indices("crate::").flat_map(|(at, found)| entries(&line[at + found.len()..]));
    named.into_iter().any(|entry| rooms.contains(&entry))
}

/// The first names of what follows `crate::`: one, or those of a group on its outer level.
fn entries(after: &str) -> Vec<&str> {
    let first = |part: &str| part.len() - part.trim_start_matches(|c: char| c.is_alphanumeric() || c == '_').len();
    let Some(group) = after.strip_prefix('{') else { return vec![&after[..first(after)]] };
    let (mut depth, mut begins, mut found) = (0, 0, Vec::new());
    for (at, letter) in group.char_indices() {
        match letter {
            '{' => depth += 1,
            '}' if depth > 0 => depth -= 1,
            ',' | '}' if depth == 0 => {
                let entry = group[begins..at].trim_start();
                found.push(&entry[..first(entry)]);
                begins = at + 1;
                if letter == '}' {
                    break;
                }
            }
            _ => {}
        }
    }
    found
}

/// Every Rust file below `folder`, in order.
fn rust_files(folder: &Path, found: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for path in entries.map(|entry| entry.expect("the folder can be listed").path()) {
        if path.is_dir() {
            rust_files(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
    found.sort();
}

/// The project's Rust files with their paths from its root.
fn project_files() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut paths = vec![root.join("build.rs")];
    for folder in ["src", "tests", "benches", "examples"] {
        rust_files(&root.join(folder), &mut paths);
    }
    let relative = |path: &Path| {
        let parts: Vec<_> = path.strip_prefix(root).unwrap_or(path).iter().map(|part| part.to_string_lossy()).collect();
        parts.join("/")
    };
    paths.iter().map(|path| (relative(path), fs::read_to_string(path).expect("a source file is text"))).collect()
}

/// The keys of a catalogue in order: every line that begins a message.
fn keys(catalogue: &str) -> Vec<&str> {
    let begins = |line: &&str| line.starts_with(|letter: char| letter.is_ascii_alphabetic());
    catalogue.lines().filter(begins).filter_map(|line| line.split_once(" =")).map(|(key, _)| key).collect()
}

/// The catalogues by language.
fn catalogues() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/text");
    let languages = fs::read_dir(folder).expect("the catalogue is there");
    languages
        .map(|entry| entry.expect("the folder can be listed").path())
        .map(|path| {
            let language = path.file_name().expect("a language").to_string_lossy().into_owned();
            (language, fs::read_to_string(path.join("sweetspot.ftl")).expect("a catalogue is text"))
        })
        .collect()
}

#[test]
fn the_house_is_tidy() {
    let found: Vec<_> = project_files()
        .iter()
        .filter(|(path, _)| path != "tests/tidy.rs")
        .flat_map(|(path, content)| breaches(path, content))
        .collect();
    assert!(found.is_empty(), "{} breaches of the house rules:\n{}", found.len(), found.join("\n"));
}

#[test]
fn every_key_of_the_catalogue_is_used() {
    let files = project_files();
    let (_, english) = catalogues().into_iter().find(|(language, _)| language == "en").expect("English is there");
    let used = |key: &str| {
        let quoted = format!("\"{key}\"");
        let referenced = english.contains(&format!("{{ {key} }}"));
        referenced || files.iter().any(|(path, content)| path.starts_with("src/") && content.contains(&quoted))
    };
    let unused: Vec<_> = keys(&english).into_iter().filter(|key| !used(key)).collect();
    assert!(unused.is_empty(), "nothing says these keys of the catalogue: {}", unused.join(", "));
}

#[test]
fn no_key_stands_twice_in_a_catalogue() {
    for (language, catalogue) in catalogues() {
        let mut seen = BTreeSet::new();
        let twice: Vec<_> = keys(&catalogue).into_iter().filter(|key| !seen.insert(*key)).collect();
        assert!(twice.is_empty(), "{language}: {} stand twice", twice.join(", "));
    }
}

#[test]
fn every_language_has_the_same_keys() {
    let all = catalogues();
    let (_, english) = all.iter().find(|(language, _)| language == "en").expect("English is there");
    let wanted: BTreeSet<_> = keys(english).into_iter().collect();
    for (language, catalogue) in &all {
        let found: BTreeSet<_> = keys(catalogue).into_iter().collect();
        let missing: Vec<_> = wanted.difference(&found).collect();
        let unknown: Vec<_> = found.difference(&wanted).collect();
        assert!(missing.is_empty() && unknown.is_empty(), "{language}: missing {missing:?}, unknown {unknown:?}");
    }
}

#[test]
fn the_checker_finds_what_it_is_for() {
    let long = "\n".repeat(MAX_LINES + 1);
    let cases = [
        ("src/model/band.rs", "use eframe::egui;", 1),
        ("src/cli.rs", "let dialog = rfd::FileDialog::new();", 1),
        ("src/app/frame.rs", "use eframe::egui;", 0),
        ("src/main.rs", "eframe::run_native();", 0),
        ("src/job.rs", "//! Knows no egui.", 0),
        ("src/job.rs", "/// knows no egui", 0),
        ("tests/window.rs", "use egui_kittest::Harness;", 0),
        ("src/import/read.rs", long.as_str(), 1),
        ("src/import/mod.rs", "", 1),
        ("tests/common/mod.rs", "", 0),
        ("tests/a.rs", "    #[ignore]", 1),
        ("tests/a.rs", "#[ignore = \"slow\"]", 1),
        ("tests/a.rs", "    // #[test]", 1),
        ("src/job.rs", "#[allow(dead_code)]", 1),
        ("src/job.rs", "#![allow(dead_code, reason = \"…\")]", 1),
        ("src/job.rs", "#[expect(dead_code, reason = \"…\")]", 0),
        ("src/store.rs", "let path = \"/home/me/x\";", 1),
        ("src/report.rs", "println!(\"here\");", 1),
        ("src/cli/show.rs", "println!(\"here\");", 0),
        ("src/app/screen/bands.rs", "let outcome = analysis::analyse(&project, &cancel);", 1),
        ("src/app/screen/bands/tests.rs", "let outcome = analyse(&project, &Cancel::default());", 0),
        ("src/app/work.rs", "analysis::analyse(&project, &cancel)", 0),
        ("src/model/edit.rs", "use crate::import::Recipe;", 1),
        ("src/analysis/bands.rs", "use crate::text::Text;", 1),
        ("src/analysis/bands.rs", "use crate::model::Project;", 0),
        ("src/import/sniff.rs", "use crate::applied::Thing;", 0),
        ("src/analysis/bands.rs", "use crate::{model::Project, text::Text};", 1),
        ("src/analysis/bands.rs", "use crate::{model::{Band, text}, say};", 0),
        ("src/analysis/bands.rs", "use crate::{\n    model::{Band, Project},\n    text::Text,\n};\nfn f() {}", 1),
        ("src/model/edit.rs", "use crate::{\n    say,\n    job,\n};\nuse crate::text;", 2),
        ("src/report/data.rs", "use crate::import::column_letters;", 1),
        ("src/report.rs", "use crate::cli::run;", 1),
        ("src/report.rs", "use crate::job::Job;", 1),
        ("src/report.rs", "use crate::{analysis::Outcome, model::Project, text::Text};", 0),
        ("src/text/words.rs", "use crate::app::App;", 1),
        ("src/text/words.rs", "use crate::import::ImportError;", 0),
        ("src/job.rs", "use crate::cli;", 1),
        ("src/cli.rs", "use crate::app;", 1),
    ];
    for (path, content, expected) in cases {
        assert_eq!(breaches(path, content).len(), expected, "{path}: {content}");
    }
}

#[test]
fn keys_are_found_whatever_their_message_looks_like() {
    let catalogue = "### Title\n# note\nkey-one = One\nkey-two = { $n ->\n    [one] a = b\n   *[other] c\n}\nkey-three =\n    Long\n";
    assert_eq!(keys(catalogue), ["key-one", "key-two", "key-three"]);
}
