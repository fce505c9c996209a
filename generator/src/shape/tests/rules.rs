//! The rules of inference, one test each.

use super::super::*;
use super::{answering, answers, api, json, sending, show, shown};
use crate::api::{Schema, Strictness, Target};
use crate::document::Method;

#[test]
fn five_distinct_real_samples_make_a_field_required() {
    let four = [
        r#"{"id": 1}"#,
        r#"{"id": 2}"#,
        r#"{"id": 3}"#,
        r#"{"id": 4, "x": null}"#,
    ];
    let with = |fifth| shown(&[&four[..], &[fifth]].concat());
    assert_eq!(shown(&four), "{id?: integer, x?: null | any}");
    assert_eq!(with(r#"{"id": 5, "x": 1}"#), "{id: integer, x?: null | integer}");
    // One that was there before, or that a converter made up, is none.
    assert_eq!(with(r#"{"x": null, "id": 4}"#), "{id?: integer, x?: null | any}");
    for made_up in [
        r#"{"id": 5, "x": "<string>"}"#,
        r#"{"id": 5, "x": "string"}"#,
        r#"{"id": 5, "x": "ut amet"}"#,
    ] {
        assert_eq!(with(made_up), "{id?: integer, x?: null | text}");
    }
    assert_eq!(
        with(r#"{"id": 5, "type": "string"}"#),
        "{id: integer, x?: null | any, type?: text}"
    );
}

#[test]
fn fifty_elements_of_lists_make_a_field_required() {
    let list = |count| {
        let elements: Vec<_> = (0..count).map(|id| format!("{{\"id\": {id}}}")).collect();
        shown(&[&format!("[{}]", elements.join(","))])
    };
    assert_eq!(list(49), "[{id?: integer}]");
    assert_eq!(list(50), "[{id: integer}]");
}

#[test]
fn two_samples_are_enough_for_strict_answers() {
    let strict = |samples: &[&str]| {
        let contents = samples.iter().map(|sample| Content::Json(json(sample))).collect();
        let mut api = api(vec![answering(contents)]);
        api.answers = Strictness::Strict;
        let shapes = infer(&api);
        let Payload::Json(ty) = &shapes.operations[0].cases[0] else {
            panic!("every example is JSON")
        };
        (show(&shapes, ty), shapes)
    };
    assert_eq!(
        strict(&[r#"{"id": 1, "x": 1}"#, r#"{"id": 2}"#]).0,
        "{id: integer, x?: integer}"
    );
    assert_eq!(strict(&[r#"{"id": 1}"#, r#"{"id": 1}"#]).0, "{id?: integer}");
    let (_, shapes) = strict(&[r#"{"tags": []}"#]);
    assert!(matches!(&shapes.types[0].kind, Kind::Struct(fields) if fields[0].absence() == Absence::None));
}

#[test]
fn a_list_of_an_answer_may_be_absent() {
    let absence = |samples: &[&str]| {
        let samples: Vec<Value> = samples.iter().map(|sample| json(sample)).collect();
        let (shapes, _) = answers(&samples);
        let Kind::Struct(fields) = &shapes.types[0].kind else {
            panic!("an object is a struct")
        };
        (fields[0].ty.clone(), fields[0].absence())
    };
    let list = |element| TypeRef::List(Box::new(element));
    let (some, none, null) = (r#"{"a": [1], "b": 1}"#, r#"{"b": 1}"#, r#"{"a": null, "b": 1}"#);
    assert_eq!(absence(&[some]), (list(TypeRef::Integer), Absence::List));
    assert_eq!(absence(&[some, none]), (list(TypeRef::Integer), Absence::UnwrittenList));
    assert_eq!(absence(&[some, null]), (list(TypeRef::Integer), Absence::UnwrittenList));
    assert_eq!(absence(&[r#"{"a": []}"#]), (list(TypeRef::Any), Absence::List));
    // Only an option tells both apart.
    assert_eq!(
        absence(&[some, none, r#"{"a": [], "b": 1}"#]),
        (list(TypeRef::Integer), Absence::None)
    );
}

#[test]
fn few_whole_numbers_of_what_is_measured_are_numbers() {
    let few = r#"{"price": 10, "lotSize": 1, "id": 1, "count": 2, "rates": [1], "size": 5}"#;
    assert_eq!(
        shown(&[few]),
        "{price?: number, lotSize?: number, id?: integer, count?: integer, rates?: [number], size?: number}"
    );
    // A size alone counts bytes.
    assert_eq!(
        shown(&[r#"{"size": 5, "page_size": 5}"#]),
        "{size?: integer, page_size?: integer}"
    );
    assert_eq!(
        shown(&[r#"{"value": 5, "unit": "m"}"#, r#"{"value": null}"#]),
        "{value?: null | number, unit?: text}"
    );
    let several: Vec<String> = (0..5).map(|price| format!("{{\"price\": {price}}}")).collect();
    let several: Vec<&str> = several.iter().map(String::as_str).collect();
    assert_eq!(shown(&several), "{price: integer}");
    assert_eq!(shown(&[r#"{"price": "<integer>"}"#]), "{price?: integer}");
    let schema = r#"{"properties": {"price": {"type": "integer"}}}"#;
    assert_eq!(refined(r#"{"price": 10}"#, schema), ["price Integer "]);
}

#[test]
fn of_an_object_without_members_nothing_is_known() {
    assert_eq!(shown(&["{}"]), "any");
    assert_eq!(
        shown(&[r#"{"a": {}, "b": [{}], "c": []}"#]),
        "{a?: any, b?: [any], c?: [any]}"
    );
    assert_eq!(shown(&[r#"{"a": {}}"#, r#"{"a": {"b": 1}}"#]), "{a?: {b?: integer}}");
    assert_eq!(shown(&[r#"[{}, "x"]"#]), "[(text | map of any)]");
    let object = r#"{"properties": {"a": {"type": "object"}}}"#;
    assert_eq!(refined(r#"{"a": {}}"#, object), ["a Map(Any) "]);
}

#[test]
fn one_sample_is_enough_in_a_request() {
    let shapes = infer(&api(vec![sending(json(r#"{"id": 1}"#), vec![])]));
    let body = shapes.operations[0].body.clone().expect("there is a body");
    assert_eq!(show(&shapes, &body), "{id: integer}");

    let shapes = infer(&api(vec![sending(json(r#"{"id": 1}"#), vec![json("{}")])]));
    let body = shapes.operations[0].body.clone().expect("there is a body");
    assert_eq!(show(&shapes, &body), "{id?: integer}");
}

#[test]
fn a_body_that_is_a_variable_is_anything() {
    let shapes = infer(&api(vec![sending(Value::Null, vec![])]));
    assert_eq!(shapes.operations[0].body, Some(TypeRef::Any));
}

#[test]
fn numbers_take_the_narrowest_type() {
    assert_eq!(shown(&["[1, -1]"]), "[integer]");
    assert_eq!(shown(&["[1, 18446744073709551615]"]), "[unsigned]");
    assert_eq!(shown(&["[-1, 18446744073709551615]"]), "[bignumber]");
    assert_eq!(shown(&["[1, 18446744073709551616]"]), "[bignumber]");
    assert_eq!(shown(&["[1, 1.5]"]), "[number]");
    assert_eq!(shown(&["1.0"]), "number");
    assert_eq!(shown(&["-0"]), "number");
    assert_eq!(shown(&["[1.5, 18446744073709551616]"]), "[number]");
    assert_eq!(shown(&["1e400"]), "bignumber");
    assert_eq!(shown(&["1e-400"]), "bignumber");
    assert_eq!(shown(&[r#"[18446744073709551616, "x"]"#]), "[(number | text)]");
}

#[test]
fn nothing_known_is_anything() {
    assert_eq!(shown(&["null"]), "null | any");
    assert_eq!(shown(&["[]"]), "[any]");
    assert_eq!(shown(&["[null]"]), "[null | any]");
    assert_eq!(shown(&["{}"]), "any");
}

#[test]
fn mixed_kinds_are_a_union() {
    assert_eq!(
        shown(&[r#"[{"a": 1}, ["x"], "x", 1, true, null, {"b": 1}]"#]),
        "[null | (boolean | integer | text | [text] | {a?: integer, b?: integer})]"
    );
}

#[test]
fn keys_that_are_data_make_a_map() {
    assert_eq!(shown(&[r#"{"1": "a", "2": "b"}"#]), "map of text");
    assert_eq!(shown(&[r#"{"2024-01-31": 5}"#]), "map of integer");
    assert_eq!(
        shown(&[r#"{"b2b8c9a0-7f6f-4a53-8f2a-0d1e2c3b4a59": {"id": 1}, "5f0f": {"id": 2}}"#]),
        "{b2b8c9a0-7f6f-4a53-8f2a-0d1e2c3b4a59?: {id?: integer}, 5f0f?: {id?: integer}}"
    );
    assert_eq!(
        shown(&[r#"{"507f1f77bcf86cd799439011": {"id": 1}, "507f191e810c19729de860ea": {"id": 2}}"#]),
        "map of {id?: integer}"
    );
    assert_eq!(shown(&[r#"{"key_0": "a", "key_1": "b"}"#]), "map of text");
    assert_eq!(
        shown(&[r#"{"0xfe3b557e8fb62b89f4916b721be55ceb828dbd73": 5}"#]),
        "map of integer"
    );
    assert_eq!(shown(&[r#"{"1": "a", "2": 2}"#]), "{1?: text, 2?: integer}");
    assert_eq!(shown(&[r#"{"1": "a"}"#, "{}", r#"{"7": null}"#]), "map of null | text");
    assert_eq!(shown(&[r#"{"1": "a", "name": "b"}"#]), "{1?: text, name?: text}");
}

#[test]
fn hundreds_of_keys_make_a_map() {
    let members: Vec<_> = (0..300).map(|index| format!("\"k{index}x\": {index}")).collect();
    assert_eq!(shown(&[&format!("{{{}}}", members.join(","))]), "map of integer");
}

#[test]
fn an_enum_needs_repeated_values_and_a_name_that_says_so() {
    let list = |key: &str, values: &[&str]| {
        let objects: Vec<_> = values
            .iter()
            .enumerate()
            .map(|(id, value)| format!("{{\"{key}\": \"{value}\", \"id\": {id}}}"))
            .collect();
        shown(&[&format!("[{}]", objects.join(","))])
    };
    assert_eq!(
        list("status", &["open", "done", "open", "done"]),
        "[{status?: open/done, id?: integer}]"
    );
    assert_eq!(
        list("status", &["open", "done", "open"]),
        "[{status?: text, id?: integer}]"
    );
    assert_eq!(
        list("status", &["open", "open", "open"]),
        "[{status?: text, id?: integer}]"
    );
    assert_eq!(
        list("name", &["ann", "bob", "ann", "bob"]),
        "[{name?: text, id?: integer}]"
    );
    assert_eq!(
        list("status", &["open", "Not yet", "open", "Not yet"]),
        "[{status?: text, id?: integer}]"
    );
    assert_eq!(
        list("type", &["a-b", "b-c", "c-d", "d-e", "e-f", "f-g", "g-h", "a-b"]),
        "[{type?: text, id?: integer}]"
    );
}

#[test]
fn placeholders_count_as_what_they_say() {
    assert_eq!(
        shown(&[
            r#"{"a": "<integer>", "b": "<boolean>", "c": "<number>", "d": "<dateTime>", "e": "<x>"}"#,
            r#"{"a": 1, "b": true, "c": 1, "d": "2024", "e": "x"}"#
        ]),
        "{a?: integer, b?: boolean, c?: number, d?: text, e?: text}"
    );
    assert_eq!(shown(&[r#"{"a": "<object>"}"#]), "{a?: any}");
    assert_eq!(shown(&[r#"{"a": "<object>"}"#, r#"{"a": {"b": 1}}"#]), "{a?: any}");
}

#[test]
fn what_a_converter_cut_off_is_anything() {
    let cut = r#"{"id": {"value": "<Error: Too many levels of nesting to fake this schema>"}}"#;
    assert_eq!(shown(&[cut]), "{id?: any}");
    assert_eq!(shown(&[cut, r#"{"id": "a"}"#]), "{id?: any}");
    assert_eq!(shown(&[r#"{"id": {"value": "<Error>"}}"#]), "{id?: {value?: text}}");
}

#[test]
fn a_part_like_the_whole_is_recursive() {
    let comment = r#"{"id": 1, "text": "a", "replies": [
        {"id": 2, "text": "b", "replies": [{"id": 3, "text": "c", "replies": []}]}]}"#;
    assert_eq!(shown(&[comment]), "{id?: integer, text?: text, replies?: [again]}");
    assert_eq!(
        shown(&[
            r#"{"id": 1, "name": "a", "kind": "x", "size": 1, "parent": {"id": 2, "name": "b", "kind": "x", "size": 2}}"#
        ]),
        "{id?: integer, name?: text, kind?: text, size?: integer, parent?: again}"
    );
    assert_eq!(
        shown(&[
            r#"{"id": 1, "name": "a", "kind": "x", "size": 1, "owner": {"id": 2, "name": "b", "kind": "x", "size": 2}}"#
        ]),
        "{id?: integer, name?: text, kind?: text, size?: integer, owner?: {id?: integer, name?: text, kind?: text, size?: integer}}"
    );
}

#[test]
fn equal_recursive_types_are_one() {
    let tree = |inner: &str| {
        json(&format!(
            r#"{{"id": 1, "text": "a", "at": {{"x": {inner}}}, "replies": [{inner}, {inner}]}}"#
        ))
    };
    let leaf = r#"{"id": 1, "text": "a", "at": null, "replies": []}"#;
    let answer = |value| answering(vec![Content::Json(value)]);
    let shapes = infer(&api(vec![answer(tree(leaf)), answer(tree(leaf))]));
    assert_eq!(shapes.operations[0], shapes.operations[1]);
    assert_eq!(shapes.types.len(), 2);
    assert_eq!(shapes.types[0].origins.len(), 2);
}

#[test]
fn a_union_around_a_recursive_type_is_its_part_too() {
    let node = r#"{"id": 1, "name": "a", "parent": {"id": 1, "name": "b", "parent": null}}"#;
    let (shapes, ty) = answers(&[json(node), json(r#"{"id": 1, "name": "c", "parent": 5}"#), json("7")]);
    assert_eq!(shapes.types.len(), 2);
    assert_eq!(ty, TypeRef::Named(TypeId(1)));
    assert_eq!(
        shapes.types[1].kind,
        Kind::Union(vec![TypeRef::Integer, TypeRef::Recursive(TypeId(0))])
    );
    let paths: Vec<_> = shapes
        .types
        .iter()
        .flat_map(|ty| &ty.origins)
        .map(|origin| origin.path.join("/"))
        .collect();
    assert_eq!(paths, ["|", ""]);
}

#[test]
fn objects_are_told_apart_by_what_says_their_kind() {
    let told = |samples: &[&str]| shown(samples);
    let text = r#"{"type": "text", "id": 1, "text": "a"}"#;
    let image = r#"{"type": "image", "id": 2, "url": "b"}"#;
    assert_eq!(
        told(&[&format!("[{text}, {image}]")]),
        "[by type: text {id?: integer, text?: text}, image {id?: integer, url?: text}]"
    );
    assert_eq!(told(&[text, image]), told(&[text, image, text]));
    // One has nothing of its own; most is shared; one lacks the text; no word.
    let structs = [
        r#"[{"type": "sale", "total": 1, "coupon": 2}, {"type": "refund", "total": 2}]"#,
        r#"[{"type": "a", "id": 1, "at": 2, "x": 3}, {"type": "b", "id": 1, "at": 2, "y": 3}]"#,
        r#"[{"type": "text", "text": "a"}, {"type": "image", "url": "b"}, {"x": 1}]"#,
        r#"[{"type": "My text", "text": "a"}, {"type": "My image", "url": "b"}]"#,
        r#"[{"id": "a", "text": "a"}, {"id": "b", "url": "b"}]"#,
    ];
    for list in structs {
        assert!(told(&[list]).starts_with("[{"), "{list}");
    }
    // Of another name each value comes twice.
    let list = r#"[{"of": "a", "x": 1}, {"of": "b", "y": 1}, {"of": "a", "x": 2}, {"of": "b", "y": 2}]"#;
    assert_eq!(told(&[list]), "[by of: a {x?: integer}, b {y?: integer}]");
}

#[test]
fn objects_that_are_told_apart_are_so_below_too() {
    let list = r#"[{"type": "a", "of": [{"kind": "x", "n": 1}, {"kind": "y", "m": 1}]}, {"type": "b", "text": "t"}]"#;
    assert_eq!(
        shown(&[list]),
        "[by type: a {of?: [by kind: x {n?: integer}, y {m?: integer}]}, b {text?: text}]"
    );
}

/// The fields of the type of `sample`, of which `schema` is stated: key, `?` where optional, type, description.
fn refined(sample: &str, schema: &str) -> Vec<String> {
    let mut operation = sending(json(sample), vec![]);
    operation.schemas = vec![Schema {
        target: Target::Body,
        value: json(schema),
        why: Why::Schema,
    }];
    let shapes = infer(&api(vec![operation]));
    let Some(TypeRef::Named(id)) = &shapes.operations[0].body else {
        panic!("an object is a struct")
    };
    let Kind::Struct(fields) = &shapes.types[id.0].kind else {
        panic!("an object is a struct")
    };
    let text = |field: &Field| {
        let mark = if field.required { "" } else { "?" };
        format!("{}{mark} {:?} {}", field.key, field.ty, field.description)
    };
    fields.iter().map(text).collect()
}

#[test]
fn schemas_fill_in_what_samples_leave_open() {
    let schema = r#"{"required": ["a"], "properties": {"a": {"type": ["string", "null"], "title": "An a."},
        "b": {"type": "array", "items": {"type": "integer"}}, "c": {"$ref": "/e"}, "d": {"type": "number"}}}"#;
    assert_eq!(
        refined(r#"{"a": "x", "b": [], "c": 1, "d": 1}"#, schema),
        [
            "a Nullable(Text) An a.",
            "b? List(Integer) ",
            "c? Integer ",
            "d? Number "
        ]
    );
}

#[test]
fn samples_win_where_a_schema_contradicts() {
    let schema = r#"{"required": ["a", "b"], "properties": {"a": {"type": "string"}, "b": {"type": "integer"}}}"#;
    assert_eq!(refined(r#"{"a": 1}"#, schema), ["a Integer ", "b? Integer "]);
}

#[test]
fn schemas_that_refer_to_themselves_end() {
    let schema = r##"{"properties": {"a": {"$ref": "#"}, "b": {"allOf": [{"$ref": "#"}, {"$ref": "#"}]}}}"##;
    assert_eq!(refined(r#"{"a": null}"#, schema).len(), 2);
}

#[test]
fn equal_types_are_shared_with_all_their_origins() {
    let one = answering(vec![Content::Json(json(r#"{"error": {"code": 1, "text": null}}"#))]);
    let two = answering(vec![Content::Json(json(r#"[{"error": {"text": null, "code": 2}}]"#))]);
    let shapes = infer(&api(vec![one, two]));
    // Each answer without an `id` is its operation's own.
    assert_eq!(shapes.types.len(), 3);
    let paths: Vec<_> = shapes.types[0]
        .origins
        .iter()
        .map(|origin| (origin.operation.0, origin.path.join("/")))
        .collect();
    assert_eq!(paths, [(0, "error".to_owned()), (1, "[]/error".to_owned())]);
}

#[test]
fn structs_of_one_noun_are_one_type_where_nothing_conflicts() {
    let merged = |one: &str, other: &str| {
        let answer = |text| answering(vec![Content::Json(json(text))]);
        let shapes = infer(&api(vec![answer(one), answer(other)]));
        let [Payload::Json(one), Payload::Json(other)] = [0, 1].map(|index| shapes.operations[index].cases[0].clone())
        else {
            panic!("both are JSON")
        };
        (one == other).then(|| show(&shapes, &one))
    };
    let expected = Some("{id?: integer, name?: null | text, tag?: text}".to_owned());
    assert_eq!(
        merged(r#"{"id": 1, "name": null}"#, r#"{"id": 2, "name": "a", "tag": "b"}"#),
        expected
    );
    assert_eq!(merged(r#"{"id": 1, "name": 2}"#, r#"{"id": 2, "name": "a"}"#), None);
    assert_eq!(
        merged(r#"{"id": 1, "a": 1, "b": 1}"#, r#"{"id": 2, "c": 1, "d": 1}"#),
        None
    );
    // It would hold itself.
    assert_eq!(merged(r#"{"id": 1, "data": {"id": 2}}"#, r#"{"id": 2}"#), None);
}

#[test]
fn payloads_follow_the_examples() {
    let payload = |contents: Vec<Content>| infer(&api(vec![answering(contents)])).operations[0].cases[0].clone();
    let one = || Content::Json(json("1"));
    assert_eq!(payload(vec![Content::Empty]), Payload::Empty);
    assert_eq!(payload(vec![Content::Empty, Content::Text]), Payload::Text);
    assert_eq!(payload(vec![one(), one()]), Payload::Json(TypeRef::Integer));
    assert_eq!(
        payload(vec![one(), Content::Empty]),
        Payload::Optional(TypeRef::Integer)
    );
    assert_eq!(payload(vec![one(), Content::Text]), Payload::Mixed(TypeRef::Integer));
    assert_eq!(
        payload(vec![Content::Lenient(json("1"))]),
        Payload::Mixed(TypeRef::Integer)
    );
}

#[test]
fn an_answer_that_cannot_have_a_body_is_empty() {
    let mut operation = answering(vec![Content::Json(json("1"))]);
    operation.method = Method::Head;
    assert_eq!(infer(&api(vec![operation])).operations[0].cases, [Payload::Empty]);
}

#[test]
fn samples_are_harmless() {
    let body = r#"{"name": "Ann", "password": "x", "apiKey": "x", "note": "eyJhbGciOi.x", "keyboard": "qwerty",
        "hash": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b", "id": 5, "gone": null, "none": ""}"#;
    let shapes = infer(&api(vec![sending(json(body), vec![])]));
    let Kind::Struct(fields) = &shapes.types[0].kind else {
        panic!("an object is a struct")
    };
    let shown: Vec<_> = fields
        .iter()
        .filter_map(|field| Some((field.key.as_str(), field.sample.as_deref()?)))
        .collect();
    assert_eq!(shown, [("name", "\"Ann\""), ("keyboard", "\"qwerty\""), ("id", "5")]);
}

#[test]
fn depth_ends_in_anything() {
    let deep = "[".repeat(100) + &"]".repeat(100);
    assert_eq!(shown(&[&deep]), "[".repeat(32) + "any" + &"]".repeat(32));
}
