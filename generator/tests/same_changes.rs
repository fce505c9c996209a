//! `diff` and `--check` tell the same of the same change, and what they tell agrees with the code that was made.

mod support;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use postman_codegen::Generator;
use postman_codegen::diff::{self, Changes, Weight};
use postman_codegen::files::{self, Foreign};
use postman_codegen::layout::File;
use proptest::prelude::*;
use quote::ToTokens;
use serde_json::{Value, json};
use support::{feature, features, source};

fn crate_of(text: &str) -> Vec<File> {
    let generated = Generator::new().crate_name("api").generate(&source("api.json", text));
    generated.expect("a collection").files
}

fn folder(test: &str) -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("same_changes").join(test)
}

/// What `--check` tells of a folder that holds the old crate.
fn checked(folder: &Path, old: &[File], new: &[File]) -> Changes {
    files::write(folder, old, Foreign::Overwrite).expect("it can be written");
    diff::explain(new, &files::compare(folder, new))
}

#[track_caller]
fn assert_same(folder: &Path, old: &[File], new: &[File], name: &str) {
    let changes = diff::compare(old, new);
    assert_eq!(changes, checked(folder, old, new), "{name}");
    assert_eq!(changes == Changes::default(), old == new, "{name}\n{}", changes.text());
}

#[test]
fn the_collections_of_the_tests_are_told_alike() {
    let folder = folder("collections");
    let planted = [include_str!("diff/old.json"), include_str!("diff/new.json")].map(crate_of);
    let tools = [
        include_str!("commands/tools.in/pets.postman_collection.json"),
        include_str!("commands/tools.in/new.postman_collection.json"),
    ]
    .map(crate_of);
    for (name, [old, new]) in [("planted", planted), ("tools", tools)] {
        assert_same(&folder, &old, &new, name);
        assert_same(&folder, &new, &old, name);
    }
    let crates: Vec<(String, Vec<File>)> = features()
        .into_iter()
        .filter_map(|name| {
            let generated = Generator::new().crate_name("api").generate(&feature(&name)).ok()?;
            Some((name, generated.files))
        })
        .collect();
    for pair in crates.windows(2) {
        let [(before, old), (after, new)] = pair else { continue };
        assert_same(&folder, old, new, &format!("{before} and {after}"));
    }
}

/// A request of one header that is off.
fn with_sample(sample: &str) -> Vec<File> {
    let header = json!({"key": "X-Trace", "value": sample, "disabled": true});
    let request = json!({"url": "https://h.example/pets", "header": [header]});
    crate_of(&json!({"info": {"name": "Api"}, "item": [{"name": "List pets", "request": request}]}).to_string())
}

#[test]
fn another_sample_of_a_header_changes_no_type() {
    let (old, new) = (with_sample("abc"), with_sample("5"));
    let text = diff::compare(&old, &new).text();
    insta::assert_snapshot!(text, @r"
    patch  list_pets: the documentation of argument `x_trace` changed
           code stays as it is
    1 change: 1 patch
    ");
    assert_same(&folder("sample"), &old, &new, "sample");
}

/// All that callers can name, without the names of arguments, which callers do not write.
fn named_by_callers(files: &[File]) -> BTreeSet<String> {
    let mut named = BTreeSet::new();
    let code = files.iter().filter(|file| {
        let is_own = file.path.starts_with("src/") && !file.path.starts_with("src/runtime");
        is_own && file.path.ends_with(".rs")
    });
    for file in code {
        let items = syn::parse_file(&file.text).expect("what is generated is Rust").items;
        items.iter().for_each(|item| add_item(&file.path, item, &mut named));
    }
    named
}

fn add_item(path: &str, item: &syn::Item, named: &mut BTreeSet<String>) {
    let written = |tokens: &dyn ToTokens| tokens.to_token_stream().to_string();
    match item {
        syn::Item::Struct(item) => {
            let fields = item
                .fields
                .iter()
                .filter(|field| matches!(field.vis, syn::Visibility::Public(_)));
            named.extend(
                fields.map(|field| format!("{path} {} {} {}", item.ident, written(&field.ident), written(&field.ty))),
            );
        }
        syn::Item::Enum(item) => {
            let variants = item.variants.iter();
            named.extend(
                variants.map(|variant| format!("{path} {} {} {}", item.ident, variant.ident, written(&variant.fields))),
            );
        }
        syn::Item::Impl(block) if block.trait_.is_none() => {
            for item in &block.items {
                if let syn::ImplItem::Fn(method) = item {
                    let inputs = method.sig.inputs.iter().map(|input| match input {
                        syn::FnArg::Typed(typed) => written(&typed.ty),
                        syn::FnArg::Receiver(own) => written(own),
                    });
                    let inputs: Vec<String> = inputs.collect();
                    let (owner, output) = (written(&block.self_ty), written(&method.sig.output));
                    named.insert(format!(
                        "{path} {owner} {} ({}) {output}",
                        method.sig.ident,
                        inputs.join(", ")
                    ));
                }
            }
        }
        _ => {}
    }
}

/// A change of a collection; numbers choose what is changed.
#[derive(Clone, Debug)]
struct Mutation {
    kind: usize,
    which: usize,
}

type Edit = fn(&mut Value, usize);

/// The edits of one request.
const EDITS: &[Edit] = &[
    |item, which| item["name"] = json!(format!("Renamed {which}")),
    |item, which| item["request"]["description"] = json!(format!("Described {which}.")),
    |item, which| item["request"]["method"] = json!(["GET", "PUT", "POST", "DELETE"][which % 4]),
    |item, which| queries(item).push(json!({"key": format!("added{which}"), "value": "a"})),
    |item, which| queries(item).push(json!({"key": format!("off{which}"), "value": "1", "disabled": true})),
    |item, _| drop(queries(item).pop()),
    |item, which| {
        let sample = ["5", "abc", "true", "0.5"][which % 4];
        queries(item)
            .iter_mut()
            .for_each(|query| query["value"] = json!(sample));
    },
    |item, _| {
        let marked = json!("(Required) It must be there.");
        queries(item)
            .iter_mut()
            .for_each(|query| query["description"] = marked.clone());
    },
    |item, which| {
        let headers = list(&mut item["request"]["header"]);
        headers.push(json!({"key": format!("X-Added-{which}"), "value": "5", "disabled": which % 2 == 0}));
    },
    |item, which| {
        let body = [json!({"id": 1}), json!({"id": "a", "tags": ["x"]}), json!([1, 2])][which % 3].to_string();
        let status = [200, 201, 404, 422][which % 4];
        list(&mut item["response"]).push(json!({"name": "Saved", "code": status, "body": body}));
    },
    |item, which| {
        let status = [200, 202, 400, 409][which % 4];
        list(&mut item["response"])
            .iter_mut()
            .for_each(|saved| saved["code"] = json!(status));
    },
    |item, _| drop(list(&mut item["response"]).pop()),
    |item, which| {
        let auth = [
            json!({"type": "basic", "basic": [{"key": "username", "value": "u"}, {"key": "password", "value": "{{p}}"}]}),
            json!({"type": "bearer", "bearer": [{"key": "token", "value": "{{token}}"}]}),
            json!({"type": "noauth"}),
        ];
        item["request"]["auth"] = auth[which % 3].clone();
    },
    |item, which| {
        let raw = [json!({"name": "Rex"}), json!({"name": 5, "more": {"a": null}})][which % 2].to_string();
        item["request"]["body"] = json!({"mode": "raw", "raw": raw, "options": {"raw": {"language": "json"}}});
    },
    |item, which| {
        let fields =
            json!([{"key": "a", "value": "1"}, {"key": format!("b{}", which % 3), "value": "x", "disabled": true}]);
        item["request"]["body"] = json!({"mode": "urlencoded", "urlencoded": fields});
    },
];

/// The edits of the collection as a whole.
const WHOLE: &[Edit] = &[
    |all, which| all["variable"][0]["value"] = json!(format!("https://zoo{which}.example")),
    |all, which| {
        // The first folder's first request goes to a folder of its own.
        let moved = list(&mut all["item"][0]["item"]).remove(0);
        list(&mut all["item"]).push(json!({"name": format!("Moved {}", which % 3), "item": [moved]}));
    },
    |all, _| drop(list(&mut all["item"][0]["item"]).pop()),
    |all, which| all["item"][0]["name"] = json!(format!("Animals {which}")),
    |all, which| all["item"][0]["description"] = json!(format!("Of animals {which}.")),
];

fn list(value: &mut Value) -> &mut Vec<Value> {
    if !value.is_array() {
        *value = json!([]);
    }
    value.as_array_mut().expect("it was made one")
}

/// The entries of the query; a URL that is a text is taken apart.
fn queries(item: &mut Value) -> &mut Vec<Value> {
    let url = &mut item["request"]["url"];
    if let Value::String(raw) = url {
        let mut parts = raw.split('/').map(str::to_owned);
        let host = parts.next();
        *url = json!({"raw": raw.clone(), "host": [host], "path": parts.collect::<Vec<_>>()});
    }
    list(&mut url["query"])
}

fn requests(item: &mut Value) -> Vec<&mut Value> {
    if item["item"].is_array() {
        return list(&mut item["item"]).iter_mut().flat_map(requests).collect();
    }
    vec![item]
}

fn mutated(mutations: &[Mutation]) -> String {
    let mut all: Value = serde_json::from_str(include_str!("diff/old.json")).expect("JSON");
    for Mutation { kind, which } in mutations {
        match EDITS.get(*kind) {
            Some(edit) => {
                let mut requests = requests(&mut all);
                let chosen = which % requests.len();
                edit(requests.swap_remove(chosen), *which);
            }
            None => WHOLE[kind - EDITS.len()](&mut all, *which),
        }
    }
    all.to_string()
}

fn mutations() -> impl Strategy<Value = Vec<Mutation>> {
    let one = (0..EDITS.len() + WHOLE.len(), 0..64_usize).prop_map(|(kind, which)| Mutation { kind, which });
    proptest::collection::vec(one, 1..4)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn mutated_collections_are_told_alike(mutations in mutations(), more in mutations()) {
        let old = crate_of(&mutated(&mutations));
        let both: Vec<Mutation> = mutations.iter().chain(&more).cloned().collect();
        let new = crate_of(&mutated(&both));
        let changes = diff::compare(&old, &new);
        prop_assert_eq!(&changes, &checked(&folder("mutated"), &old, &new));
        prop_assert_eq!(changes == Changes::default(), old == new);
        let (before, after) = (named_by_callers(&old), named_by_callers(&new));
        let wider = changes.list.iter().any(|change| change.message.contains(" is text now, not "));
        let gone: Vec<&String> = before.difference(&after).collect();
        prop_assert!(changes.weight() == Some(Weight::Major) || wider || gone.is_empty(), "{:#?}\n{}", gone, changes.text());
        let came: Vec<&String> = after.difference(&before).collect();
        prop_assert!(changes.weight() >= Some(Weight::Minor) || came.is_empty(), "{:#?}\n{}", came, changes.text());
    }
}
