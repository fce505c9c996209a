//! The campaign of `examples/fuzz`, for ten seconds and always the same.

#[path = "../examples/fuzz/campaign.rs"]
mod campaign;
#[path = "../examples/fuzz/chance.rs"]
mod chance;
#[path = "../examples/fuzz/inputs.rs"]
mod inputs;
#[path = "support/keys.rs"]
mod keys;
#[path = "../examples/fuzz/minimise.rs"]
mod minimise;
#[path = "../examples/fuzz/mutate.rs"]
mod mutate;
#[path = "../examples/fuzz/targets.rs"]
mod targets;

use std::time::Duration;

use campaign::Campaign;
use inputs::Kind;
use targets::Target;

#[test]
fn nothing_breaks_in_ten_seconds() {
    let mut campaign = Campaign::new(1, inputs::all(), 3);
    assert!(campaign.inputs() > 150, "{} inputs", campaign.inputs());
    campaign.run(Duration::from_secs(10), &mut |line| println!("{line}"));
    println!("{}", campaign.summary());
    let faults: Vec<String> = campaign.findings().iter().map(ToString::to_string).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n\n"));
    assert_eq!(campaign.kept().len(), 3);
}

#[test]
fn what_breaks_is_made_small() {
    let text = r#"{"a": [1, 2, {"b": "xx bad yy", "c": null}], "d": "long", "e": [[[]]]}"#;
    let small = minimise::minimise(text, &|text| text.contains("bad"));
    assert_eq!(small, r#"{"a":[{"b":"bad"}]}"#.replace("\"bad\"", &small_text(&small)));
    let small = minimise::minimise("one\ntwo bad\nthree", &|text| text.contains("bad"));
    assert_eq!(small, "bad");
}

/// Halves of a text may keep a letter or two around what breaks.
fn small_text(small: &str) -> String {
    let start = small.find("\"b\":").map_or(0, |at| at + 4);
    small[start..].trim_end_matches(['}', ']']).to_owned()
}

#[test]
fn the_sample_is_a_crate() {
    for kind in [Kind::Variables, Kind::Run, Kind::Config, Kind::Script] {
        assert_eq!(targets::check(kind, Target::Crate, ""), Ok(()), "{kind:?}");
    }
    for target in [Target::Crate, Target::Module, Target::Shown] {
        assert_eq!(
            targets::check(Kind::Collection, target, targets::SAMPLE),
            Ok(()),
            "{target:?}"
        );
    }
}
