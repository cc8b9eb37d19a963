//! What the README tells people to type, typed.

use std::process::Command;

use super::root;

/// The lines of the README's shell blocks below a heading.
fn commands(heading: &str) -> Vec<String> {
    let readme = std::fs::read_to_string(root().join("README.md")).unwrap();
    let section = readme.split(&format!("## {heading}\n")).nth(1).expect("the README has this heading");
    let section = section.split("\n## ").next().unwrap_or_default();
    let blocks = section.split("```sh\n").skip(1).map(|block| block.split("```").next().unwrap_or_default());
    blocks.flat_map(str::lines).map(str::to_owned).collect()
}

#[test]
fn commands_of_the_readme_work() {
    let folder = tempfile::tempdir().unwrap();
    let commands = commands("From the command line");
    assert!(commands.len() >= 5, "{commands:?}");
    for command in commands {
        let words: Vec<&str> = command.split_whitespace().collect();
        assert_eq!(words[0], "touchline", "{command}");
        let arguments = words[1..]
            .iter()
            .map(|word| if word.starts_with("assets/") { root().join(word).into_os_string() } else { (*word).into() });
        let output =
            Command::new(env!("CARGO_BIN_EXE_touchline")).args(arguments).current_dir(&folder).output().unwrap();
        // A map straight from its template has findings, so a check of it may say no.
        let fine = output.status.success() || words[1] == "check" && output.status.code() == Some(1);
        assert!(fine, "{command}: {}", String::from_utf8_lossy(&output.stderr));
    }
    let picture = std::fs::read(folder.path().join("measured.png")).unwrap();
    assert_eq!(&picture[16..20], 3840_u32.to_be_bytes(), "the picture's width");
}

#[test]
fn the_sample_of_the_tour_is_there() {
    let readme = std::fs::read_to_string(root().join("README.md")).unwrap();
    let sample = "assets/samples/desk-lamp.journey.ron";
    assert!(readme.contains(&format!("cargo run --release -- {sample}")));
    assert!(root().join(sample).is_file());
    assert!(root().join("assets/samples/window.png").is_file(), "the README's screenshot");
}

#[test]
fn the_two_commands_are_the_ones_ci_runs() {
    assert_eq!(commands("Run it").first().map(String::as_str), Some("cargo run --release"));
    assert_eq!(commands("Test it"), ["cargo test"]);
    let ci = std::fs::read_to_string(root().join(".ci/run")).unwrap();
    assert!(ci.contains("README.md"), "CI reads the test command from the README");
}
