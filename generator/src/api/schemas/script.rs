//! The JSON Schema that a test script holds an answer to.
//!
//! The script is text here and is never run. Read are the calls that Postman's documentation shows, with a schema
//! that is written out there or in a variable of the script:
//!
//! ```text
//! pm.response.to.have.jsonSchema(schema)        tv4.validate(pm.response.json(), schema)
//! pm.expect(answer).to.be.jsonSchema(schema)    ajv.validate(schema, answer), ajv.compile(schema)
//! ```

use jsonc_parser::tokens::Token;
use jsonc_parser::{ParseOptions, Scanner, ScannerOptions};
use serde_json::Value;

/// A schema with the status that the script expects, if it expects one.
pub(super) struct Tested {
    pub(super) status: Option<u16>,
    pub(super) schema: Value,
}

/// Longer scripts hold something else: libraries, data.
const LONGEST: usize = 100_000;

/// So many calls, and so many uses of a name, are looked at.
const LOOKS: usize = 20;

/// Deeper literals are not read.
const DEPTH: usize = 100;

/// How the whole answer is spelled.
const ANSWERS: &[&str] = &["pm.response.json()", "JSON.parse(responseBody)"];

/// The first schema of the whole answer.
pub(super) fn find(script: &str) -> Option<Tested> {
    if script.len() > LONGEST || !script.contains("response") {
        return None;
    }
    let calls = ["jsonSchema(", "tv4.validate", "jv.validate(", "jv.compile("];
    let places = calls
        .iter()
        .flat_map(|call| script.match_indices(call).map(|(at, call)| (at, at + call.len())));
    let schema = places.take(LOOKS).find_map(|(at, end)| schema(script, at, end))?;
    Some(Tested {
        status: status(script),
        schema,
    })
}

/// The schema of the call that stands between the places.
fn schema(script: &str, at: usize, end: usize) -> Option<Value> {
    let (before, call, after) = (script.get(..at)?, script.get(at..end)?, script.get(end..)?);
    match call {
        "jsonSchema(" => {
            let chain = before.rsplit([';', '\n', '{']).next()?;
            is_about_the_answer(chain, script).then(|| value(after, script))?
        }
        "tv4.validate" => {
            let (_, arguments) = after.split_once('(')?;
            let (subject, schema) = arguments.split_once(',')?;
            is_answer(subject, script).then(|| value(schema, script))?
        }
        "jv.validate(" => {
            let schema = value(after, script)?;
            let subjects = names_answer(script);
            let passed = |subject: &String| after.contains(&format!(", {subject})"));
            subjects.iter().any(passed).then_some(schema)
        }
        _ => names_answer(script).first().and_then(|_| value(after, script)),
    }
}

/// `pm.response.to.have.`, `pm.expect(answer).to.be.`; not what must not be.
fn is_about_the_answer(chain: &str, script: &str) -> bool {
    if chain.contains(".not.") {
        return false;
    }
    let subject = chain
        .split_once("pm.expect(")
        .and_then(|(_, rest)| rest.rsplit_once(").to."));
    match subject {
        Some((subject, _)) => is_answer(subject, script),
        None => chain.contains("pm.response.to."),
    }
}

/// Whether an expression is the whole answer.
fn is_answer(subject: &str, script: &str) -> bool {
    let subject = subject.trim();
    ANSWERS.contains(&subject) || names_answer(script).iter().any(|name| name == subject)
}

/// The expressions that are the whole answer: those of Postman, and variables that hold them.
fn names_answer(script: &str) -> Vec<String> {
    let holds = |answer: &&str| {
        let found = script.match_indices(*answer).filter_map(|(at, answer)| {
            let ends = script[at + answer.len()..].starts_with([';', '\n', ' ', ',', '\r', ')']);
            let name = script[..at].trim_end().strip_suffix('=')?.trim_end();
            let start = name.rfind(|letter: char| !is_name(letter)).map_or(0, |at| at + 1);
            (ends && start < name.len()).then(|| name[start..].to_owned())
        });
        found.collect::<Vec<_>>()
    };
    let mut names: Vec<String> = ANSWERS.iter().flat_map(holds).collect();
    let used = ANSWERS.iter().filter(|answer| script.contains(**answer));
    names.extend(used.map(|answer| (*answer).to_owned()));
    names
}

fn is_name(letter: char) -> bool {
    letter.is_alphanumeric() || matches!(letter, '_' | '$')
}

/// The object that stands at the beginning, or in the variable that does.
fn value(text: &str, script: &str) -> Option<Value> {
    let text = text.trim_start();
    if text.starts_with('{') {
        return literal(text);
    }
    let end = text.find(|letter| !is_name(letter)).filter(|end| *end > 0)?;
    let (name, rest) = text.split_at(end);
    if !rest.trim_start().starts_with([')', ',']) {
        return None;
    }
    let assigned = script.match_indices(name).filter_map(|(at, name)| {
        let apart = !script[..at].ends_with(is_name);
        let text = script[at + name.len()..].trim_start().strip_prefix('=')?.trim_start();
        (apart && text.starts_with('{')).then_some(text)
    });
    assigned.take(LOOKS).find_map(literal)
}

/// Reads the object literal at the beginning; a variable in it is `null`.
fn literal(text: &str) -> Option<Value> {
    let mut scanner = Scanner::new(text, &ScannerOptions::default());
    let mut json = String::new();
    let (mut depth, mut copied, mut word) = (0_usize, 0, None);
    while let Some(token) = next(&mut scanner)? {
        // Only a word before a colon is a name.
        if let Some((start, end)) = word.take()
            && token != Token::Colon
        {
            json.push_str(text.get(copied..start)?);
            json.push_str("null");
            copied = end;
        }
        match token {
            Token::OpenBrace | Token::OpenBracket if depth >= DEPTH => return None,
            Token::OpenBrace | Token::OpenBracket => depth += 1,
            Token::CloseBrace | Token::CloseBracket => depth = depth.saturating_sub(1),
            Token::Word(_) => word = Some((scanner.token_start(), scanner.token_end())),
            _ => {}
        }
        if depth == 0 {
            json.push_str(text.get(copied..scanner.token_end())?);
            return jsonc_parser::parse_to_serde_value(&json, &ParseOptions::default()).ok();
        }
    }
    None
}

/// The next token; a word may end where JSON has no words.
fn next<'t>(scanner: &mut Scanner<'t>) -> Option<Option<Token<'t>>> {
    match scanner.scan() {
        Ok(token) => Some(token),
        Err(_) if scanner.token_end() > scanner.token_start() => Some(Some(Token::Word(""))),
        Err(_) => None,
    }
}

/// The only status that the script expects.
fn status(script: &str) -> Option<u16> {
    let expects = [
        "have.status(",
        "response.code).to.eql(",
        "response.code).to.equal(",
        "responseCode.code === ",
        "responseCode.code == ",
    ];
    let digits = |text: &str| -> Option<u16> { text.get(..3)?.parse().ok().filter(|code| (200..600).contains(code)) };
    let places = expects
        .iter()
        .flat_map(|call| script.match_indices(call).map(|(at, call)| at + call.len()));
    let mut found: Vec<u16> = places.filter_map(|at| digits(&script[at..])).collect();
    found.dedup();
    match found.as_slice() {
        [only] => Some(*only),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::find;

    fn found(script: &str) -> Option<String> {
        find(script).map(|tested| format!("{:?} {}", tested.status, tested.schema))
    }

    #[test]
    fn schemas_of_the_answer_are_found() {
        let written_out = "pm.test('s', () => { pm.response.to.have.status(201);\npm.response.to.have.jsonSchema({type: 'object', properties: {id: {type: 'string'}}}) });";
        assert_eq!(
            found(written_out).as_deref(),
            Some(r#"Some(201) {"type":"object","properties":{"id":{"type":"string"}}}"#)
        );
        let variable = "var known = globals['n'];\nvar data = JSON.parse(responseBody);\nvar schema = {\"type\": \"string\", // all\n \"enum\": [known],};\ntests['v'] = tv4.validate(data, schema);";
        assert_eq!(
            found(variable).as_deref(),
            Some(r#"None {"type":"string","enum":[null]}"#)
        );
        let expected =
            "const a = pm.response.json();\nconst schema = {'type': 'array'};\npm.expect(a).to.be.jsonSchema(schema)";
        assert_eq!(found(expected).as_deref(), Some(r#"None {"type":"array"}"#));
        let compiled = "var ajv = new Ajv(); var validate = ajv.compile({type: 'object'});\nvar data = pm.response.json();\nvalidate(data)";
        assert_eq!(found(compiled).as_deref(), Some(r#"None {"type":"object"}"#));
    }

    #[test]
    fn schemas_of_something_else_are_not() {
        for script in [
            "pm.response.to.not.have.jsonSchema({type: 'object'})",
            "const u = pm.response.json().user;\npm.expect(u).to.be.jsonSchema({type: 'object'})",
            "pm.expect({alpha: 1}).to.be.jsonSchema({type: 'object'})",
            "pm.response.to.have.jsonSchema(schemaOf(1))",
            "pm.response.to.have.jsonSchema({type: `object`})",
            "pm.response.to.have.jsonSchema({type: 'object'",
            "pm.response; tv4.validate",
        ] {
            assert_eq!(found(script), None, "{script}");
        }
    }
}
