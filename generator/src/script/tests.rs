use super::*;
use crate::document::Script;
use crate::source::{File, Source};

/// The scripts of one request, its events given as JSON, and what was told.
fn read_events(events: &str) -> (Scripts, Vec<String>) {
    let request = format!(r#"{{"name": "A", "request": "https://a.example", "event": {events}}}"#);
    let text = format!(r#"{{"info": {{"name": "Pets"}}, "item": [{request}]}}"#);
    let collection = File {
        name: "pets.json".to_owned(),
        text,
    };
    let source = Source {
        collection,
        ..Source::default()
    };
    let mut notes = Diagnostics::default();
    let document = crate::document::read(&source, &mut notes).expect("it is a collection");
    let scripts = read(&document, &mut notes);
    (scripts, notes.list.into_iter().map(|note| note.message).collect())
}

/// The program of a script, and what was told of it.
fn read_script(text: &str) -> (Option<Program>, Vec<String>) {
    let exec = serde_json::Value::from(text);
    let (scripts, notes) = read_events(&format!(r#"[{{"listen": "test", "script": {{"exec": {exec}}}}}]"#));
    let script = Script {
        text: text.to_owned(),
        ..Script::default()
    };
    (scripts.program(&script).cloned(), notes)
}

fn tested(text: &str) -> Option<String> {
    let evidence = said(text);
    let status = evidence.statuses.first().filter(|_| evidence.statuses.len() == 1);
    Some(format!("{status:?} {}", evidence.held_to?))
}

#[test]
fn names_are_read_where_they_are_written_out() {
    let (program, notes) = read_script(
        "pm.environment.set('a', 1); pm.collectionVariables.set(\"b\", x)\npostman.setEnvironmentVariable( `c`, y);\n\
         const d = 'D'; pm.globals.set(d, 1); pm['variables'].set('e', 1); // pm.environment.set('f', 1)\n\
         pm.environment.set(name, 1); headers.set('g', 1); pm.environment.unset('h'); offset(1)",
    );
    assert_eq!(notes, [""; 0]);
    let program = program.expect("it is read");
    assert_eq!(stored::stored_names(&program), ["a", "b", "c", "D", "e"]);
}

#[test]
fn schemas_of_the_answer_are_found() {
    let written_out = "pm.test('s', () => { pm.response.to.have.status(201);\npm.response.to.have.jsonSchema({type: 'object', properties: {id: {type: 'string'}}}) });";
    assert_eq!(
        tested(written_out).as_deref(),
        Some(r#"Some(201) {"type":"object","properties":{"id":{"type":"string"}}}"#)
    );
    let variable = "var known = globals['n'];\nvar data = JSON.parse(responseBody);\nvar schema = {\"type\": \"string\", // all\n \"enum\": [known],};\ntests['v'] = tv4.validate(data, schema);";
    assert_eq!(
        tested(variable).as_deref(),
        Some(r#"None {"type":"string","enum":[null]}"#)
    );
    let expected =
        "const a = pm.response.json();\nconst schema = {'type': `array`};\npm.expect(a).to.be.jsonSchema(schema)";
    assert_eq!(tested(expected).as_deref(), Some(r#"None {"type":"array"}"#));
    let compiled = "var ajv = new Ajv(); var validate = ajv.compile({type: 'object'});\nvar data = pm.response.json();\nvalidate(data)";
    assert_eq!(tested(compiled).as_deref(), Some(r#"None {"type":"object"}"#));
    let older = "tests['ok'] = responseCode.code === 200; pm.expect(pm.response.code).to.equal(200);\nconst body = JSON.parse(pm.response.text());\ntests['s'] = ajv.validate({minimum: -1.5}, body)";
    assert_eq!(tested(older).as_deref(), Some(r#"Some(200) {"minimum":-1.5}"#));
}

#[test]
fn schemas_of_something_else_are_not() {
    for script in [
        "pm.response.to.not.have.jsonSchema({type: 'object'})",
        "const u = pm.response.json().user;\npm.expect(u).to.be.jsonSchema({type: 'object'})",
        "pm.expect({alpha: 1}).to.be.jsonSchema({type: 'object'})",
        "pm.response.to.have.jsonSchema(schemaOf(1))",
        "pm.response.to.have.jsonSchema({type: `object${1}`})",
        "pm.response.to.have.jsonSchema({type: 'object'",
        "pm.response; tv4.validate",
        "// pm.response.to.have.jsonSchema({type: 'object'})",
    ] {
        assert_eq!(tested(script), None, "{script}");
    }
}

#[test]
fn what_is_no_script_is_told_with_its_place() {
    let (program, notes) = read_script("let a = 1;\nlet b = (a +;\n");
    assert_eq!(program, None);
    assert_eq!(
        notes,
        ["a script cannot be read: unexpected token at line 2, column 13 of the script"]
    );
}

#[test]
fn scripts_of_all_ages_are_read() {
    for script in [
        "return;",
        "await pm.sendRequest('x');",
        "var octal = 010; with (pm) { environment }",
        "a: for (const [k, v] of Object.entries(o)) { if (k) continue a; else break; }",
        "const {a, b: {c = 1}, ...rest} = o; [x, , ...y] = z; ({a, b: o.c = 2} = d); x ||= y?.z?.[0] ?? `t${1}`;",
        "class A { #b = 1 } function* g() { yield 1 } async () => await 1; switch (a) { case 1: break; default: }",
        "do { a++ } while (--b); for (;;) { break } try { throw 1 } catch { } finally { } delete a.b; void 0; /r/g.test('')",
        "\u{feff}eval('1')",
        "#!/usr/bin/env node\nlet a = <!-- no\n1",
    ] {
        let (program, notes) = read_script(script);
        assert!(
            program.is_some_and(|program| !program.statements.is_empty()),
            "{script}: {notes:?}"
        );
    }
}

#[test]
fn requests_of_scripts_are_told() {
    let events = r#"[
        {"listen": "prerequest", "script": {"exec": "pm.request.headers.get('A') == pm.request.url == 1"}},
        {"listen": "prerequest", "script": {"exec": ["if (a)", "  pm.request.headers.add({})"]}},
        {"listen": "prerequest", "script": {"exec": "pm.request.url = 'x'"}},
        {"listen": "test", "script": {"exec": "pm.request.url = 'x'; pm.sendRequest('x')"}},
        {"listen": "prerequest", "script": {"exec": "// pm.request.url = 'x'; pm.sendRequest('x')\nlet {sendRequest: x} = pm; pm.sendRequest('x')"}}
    ]"#;
    let (_, notes) = read_events(events);
    assert_eq!(notes, ["a script sends a request of its own"]);
}

/// Hostile sizes are told: no overflow of the stack, no hang.
#[test]
fn huge_scripts_are_told() {
    let nested = |open: &str, close: &str, times: usize| format!("{}1{}", open.repeat(times), close.repeat(times));
    let large = [
        "x; ".repeat(1 << 19),
        nested("(", ")", 100_000),
        "!".repeat(100_000) + "1",
        "if (a) ".repeat(100_000) + "b",
        "a => ".repeat(100_000) + "1",
        "a ? b : ".repeat(100_000) + "c",
        "`${".repeat(100_000),
    ];
    for script in &large {
        let (program, notes) = read_script(script);
        assert!(program.is_none() && notes.len() == 1, "{:.20}", script);
    }
    let deep = [
        nested("f(", ")", 9_000),
        nested("[", "]", 9_000),
        nested("{a: ", "}", 4_000).replacen("{", "({", 1) + ")",
        nested("function f() {", "}", 4_000),
        "a + ".repeat(15_000) + "1",
        "a".to_owned() + &".b".repeat(100_000),
        "- ".repeat(15_000) + "1",
        "x = ".repeat(15_000) + "1",
        "if (a) ".repeat(9_000) + "b",
        "a ? b : ".repeat(9_000) + "c",
        "a(".to_owned() + &"1,".repeat(100_000) + ")",
        "else ".repeat(9_000),
    ];
    for script in &deep {
        let _ = read_script(script);
    }
}

#[test]
fn equal_scripts_are_parsed_once() {
    let events =
        r#"[{"listen": "test", "script": {"exec": "a()"}}, {"listen": "prerequest", "script": {"exec": ["a()"]}}]"#;
    let (scripts, notes) = read_events(events);
    assert_eq!((scripts.programs.len(), notes.len()), (1, 0));
}

/// What a script says of the answer.
fn said(text: &str) -> evidence::Evidence {
    let (program, _) = read_script(text);
    program.as_ref().map(evidence::tested_evidence).unwrap_or_default()
}

#[test]
fn statuses_are_read_however_they_are_asserted() {
    for (text, statuses) in [
        ("pm.response.to.have.status(201)", vec![201]),
        ("pm.test('x', () => { pm.response.to.have.status(201); })", vec![201]),
        ("pm.expect(pm.response.code).to.be.oneOf([200, 404])", vec![200, 404]),
        ("pm.expect([200, 202]).to.include(pm.response.code)", vec![200, 202]),
        ("pm.expect(pm.response.code === 204).to.be.true", vec![204]),
        (
            "tests['x'] = responseCode.code === 200 || responseCode.code === 201",
            vec![200, 201],
        ),
        (
            "const check = (code) => pm.response.to.have.status(code); check(409)",
            vec![409],
        ),
        ("pm.response.to.be.notFound", vec![404]),
        ("pm.response.to.not.have.status(500)", vec![]),
        ("if (pm.response.code === 200) { done() }", vec![]),
        (
            "pm.sendRequest('x', (e, answer) => pm.expect(answer.code).to.equal(200))",
            vec![],
        ),
    ] {
        assert_eq!(said(text).statuses, statuses, "{text}");
    }
}

#[test]
fn fields_are_read_however_they_are_reached() {
    let ids = [
        "pm.expect(pm.response.json().data[0].id).to.be.a('string')",
        "const { data: [{ id }] } = pm.response.json(); pm.expect(id).to.be.a('string')",
        "let a = JSON.parse(responseBody); for (let i = 0; i < a.data.length; i++) { a.data[i].id.trim() }",
        "const a = JSON.parse(pm.response.text()); _.each(a.data, (one) => { tests['x'] = typeof one.id === 'string' })",
        "const id = (one) => one.id; pm.expect(id(pm.response.json().data.find((a) => a))).to.match(/a/)",
        "pm.expect(pm.response.json()).to.have.nested.property('data[0].id', 'a')",
    ];
    for text in ids {
        let schemas = said(text).schemas;
        let id = schemas[0].1.pointer("/properties/data/items/properties/id/type");
        assert_eq!(id, Some(&serde_json::json!("string")), "{text}: {schemas:?}");
    }
}

#[test]
fn a_script_that_calls_itself_ends() {
    let said = said("function a(n) { a(n); a(n); return pm.response.json().x; } a(1); a(2);");
    assert_eq!(said.schemas.len(), 1);
}
