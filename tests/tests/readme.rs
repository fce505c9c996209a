//! What README.md shows is what is compiled.

#[test]
fn program_of_the_readme_is_the_example() {
    let readme = include_str!("../../README.md");
    let example = include_str!("../examples/zoom.rs");
    let (_, program) = example.split_once("\n\n").expect("a program behind its documentation");
    assert!(
        readme.contains(&format!("```rust\n{program}```\n")),
        "README.md and tests/examples/zoom.rs differ"
    );
}
