//! Chains of chai: `pm.expect(subject).to.be.an("array").that.is.not.empty`.

use serde_json::Value;

use super::operand::{Check, Claim, Operand};
use super::read::{Expect, Meaning, Reader};
use super::{GapKind, Root, pattern};
use crate::words::is_in;

/// Words that assert nothing.
const LINKS: &str = "all also and any at be been but deep does eventually has have is itself nested of ordered own same still \
    that to which with";

/// Words that are called, too, and assert nothing if they are not.
const CALLED: &str = "a an contain contains include includes length lengthOf";

/// Statuses that have a word: `pm.response.to.be.notFound`.
const STATUSES: &[(&str, u16)] = &[
    ("ok", 200),
    ("accepted", 202),
    ("badRequest", 400),
    ("unauthorized", 401),
    ("forbidden", 403),
    ("notFound", 404),
    ("rateLimited", 429),
];

/// Their classes.
const CLASSES: &[(&str, u16)] = &[
    ("info", 100),
    ("success", 200),
    ("redirection", 300),
    ("clientError", 400),
    ("serverError", 500),
];

impl<'p> Reader<'p> {
    /// A word of a chain: `to`, `not`, `true`.
    pub(super) fn expected_member(&mut self, mut expect: Expect<'p>, name: &str) -> Meaning<'p> {
        if name == "not" {
            expect.denied = true;
            return Meaning::Expect(Box::new(expect));
        }
        if let (Meaning::Answer(answer), Some(claim)) = (&expect.subject, answer_claim(name)) {
            let subject = match name {
                "json" => Operand::Text(*answer).seen("parsed"),
                "withBody" => Operand::Text(*answer),
                _ => Operand::Status(*answer),
            };
            return self.claim_of(expect, Ok(subject), Ok(claim));
        }
        let claim = match name {
            "true" => Claim::Equals(Operand::literal(true)),
            "false" => Claim::Equals(Operand::literal(false)),
            "null" => Claim::Equals(Operand::literal(Value::Null)),
            "undefined" => Claim::Equals(Operand::Undefined),
            "ok" => Claim::IsTrue,
            "exist" | "exists" => Claim::Exists,
            "empty" => Claim::IsEmpty,
            _ if is_in(LINKS, name) || is_in(CALLED, name) => {
                if matches!(name, "length" | "lengthOf") {
                    expect.subject = self.with(expect.subject, |subject| subject.seen("length"));
                }
                return Meaning::Expect(Box::new(expect));
            }
            _ => return self.give_up(&expect, GapKind::Word),
        };
        let subject = self.operand(expect.subject.clone());
        self.claim_of(expect, subject, Ok(claim))
    }

    fn give_up(&mut self, expect: &Expect<'p>, kind: GapKind) -> Meaning<'p> {
        self.check(expect.root, Err(kind));
        Meaning::Unknown(kind)
    }

    /// Notes a check, and goes on with the same subject.
    fn claim_of(
        &mut self,
        expect: Expect<'p>,
        subject: Result<Operand, GapKind>,
        claim: Result<Claim, GapKind>,
    ) -> Meaning<'p> {
        match subject.and_then(|subject| Ok((subject, claim?))) {
            Ok((subject, claim)) => {
                let denied = expect.denied;
                self.add_checks(Check { subject, claim, denied }, expect.root);
            }
            Err(kind) => self.check(expect.root, Err(kind)),
        }
        Meaning::Expect(Box::new(expect))
    }

    /// That a check is met is the check itself.
    fn add_checks(&mut self, check: Check, root: Root) {
        let Check { subject, claim, denied } = check;
        let is_claimed = match &claim {
            Claim::Equals(Operand::Literal(Value::Bool(value))) => Some(*value),
            Claim::IsTrue => Some(true),
            _ => None,
        };
        match (subject, is_claimed.map(|claimed| claimed != denied)) {
            (Operand::Met(check), Some(true)) => self.check(root, Ok(*check)),
            (Operand::Met(mut check), Some(false)) => {
                check.denied = !check.denied;
                self.check(root, Ok(*check));
            }
            (Operand::All(parts), Some(true)) => {
                for part in parts {
                    self.add_checks(Check::true_of(part), root);
                }
            }
            (subject, _) => {
                let check = Check { subject, claim, denied };
                self.check(root, Ok(check));
            }
        }
    }

    /// `tests["name"] = subject`
    pub(super) fn old_test(&mut self, target: &'p crate::script::tree::Pattern, value: &Meaning<'p>, root: Root) {
        use crate::script::tree::{ExpressionKind, Pattern};
        let name = match target {
            Pattern::Member(member) => match &member.kind {
                ExpressionKind::Member(_, name) => Meaning::literal(name.as_str()),
                ExpressionKind::Index(_, name) => self.value(name),
                _ => Meaning::UNDEFINED,
            },
            _ => Meaning::UNDEFINED,
        };
        self.named(name, root, &mut |reader| match reader.truth(value) {
            Ok(truth) => reader.add_checks(Check::true_of(truth), root),
            Err(kind) => reader.check(root, Err(kind)),
        });
    }

    /// A call of a chain: `eql(5)`, `property("id")`, `status(200)`.
    pub(super) fn expected_call(&mut self, expect: Expect<'p>, method: &str, given: Vec<Meaning<'p>>) -> Meaning<'p> {
        if let Meaning::Answer(answer) = expect.subject {
            return self.answer_call(expect, answer, method, given);
        }
        let mut given = given.into_iter();
        let (first, second) = (given.next().unwrap_or(Meaning::UNDEFINED), given.next());
        let subject = self.operand(expect.subject.clone());
        match method {
            "property" | "ownProperty" | "haveOwnProperty" | "nestedProperty" => {
                self.expected_property(expect, subject, first, second)
            }
            "length" | "lengthOf" => {
                let (subject, claim) = (subject.map(|subject| subject.seen("length")), self.operand(first));
                self.claim_of(expect, subject, claim.map(Claim::Equals))
            }
            "within" => {
                let low = self.operand(first).map(Claim::IsAtLeast);
                let high = self.operand(second.unwrap_or(Meaning::UNDEFINED)).map(Claim::IsAtMost);
                if expect.denied {
                    return self.give_up(&expect, GapKind::Word);
                }
                self.claim_of(expect.clone(), subject.clone(), low);
                self.claim_of(expect, subject, high)
            }
            "satisfy" | "satisfies" => {
                let Meaning::Function(function) = first else {
                    return self.give_up(&expect, GapKind::Value);
                };
                let answer = self.enter(function, vec![expect.subject.clone()]);
                let truth = self.truth(&answer);
                self.claim_of(expect, truth, Ok(Claim::IsTrue))
            }
            _ => {
                let claim = self.called_claim(method, first, second);
                self.claim_of(expect, subject, claim)
            }
        }
    }

    /// `to.have.property("id", 5)`; what follows is said of the member.
    fn expected_property(
        &mut self,
        mut expect: Expect<'p>,
        subject: Result<Operand, GapKind>,
        first: Meaning<'p>,
        second: Option<Meaning<'p>>,
    ) -> Meaning<'p> {
        let key = self.operand(first);
        let value = second.map(|value| self.operand(value)).transpose();
        let is_way = key
            .as_ref()
            .is_ok_and(|key| key.text().is_some_and(|key| key.contains('.')));
        let claim = key.clone().and_then(|key| {
            let value = value?;
            Ok(if is_way {
                Claim::HasAt(key, value)
            } else {
                Claim::Has(key, value)
            })
        });
        let member = match (&subject, &key) {
            (Ok(subject), Ok(key)) => match key.text().filter(|_| is_way) {
                Some(way) => Meaning::Operand(super::call::at_way(subject.clone(), way)),
                None => Meaning::Operand(subject.clone().member(key.clone())),
            },
            _ => Meaning::Unknown(GapKind::Value),
        };
        self.claim_of(expect.clone(), subject, claim);
        expect.subject = member;
        Meaning::Expect(Box::new(expect))
    }

    /// What a call claims of its subject.
    fn called_claim(
        &mut self,
        method: &str,
        first: Meaning<'p>,
        second: Option<Meaning<'p>>,
    ) -> Result<Claim, GapKind> {
        Ok(match method {
            "eq" | "eql" | "eqls" | "equal" | "equals" | "equalTo" => Claim::Equals(self.operand(first)?),
            "oneOf" => Claim::IsOneOf(self.operands(first)?),
            "a" | "an" => Claim::IsA(first.text().ok_or(GapKind::Value)?.to_lowercase()),
            "instanceof" | "instanceOf" => match first {
                Meaning::Native(class) => Claim::IsA(class.to_lowercase()),
                _ => return Err(GapKind::Value),
            },
            "include" | "includes" | "contain" | "contains" | "string" => Claim::Contains(self.operand(first)?),
            "above" | "gt" | "greaterThan" => Claim::IsAbove(self.operand(first)?),
            "below" | "lt" | "lessThan" => Claim::IsBelow(self.operand(first)?),
            "least" | "gte" | "atLeast" | "greaterThanOrEqual" => Claim::IsAtLeast(self.operand(first)?),
            "most" | "lte" | "atMost" | "lessThanOrEqual" => Claim::IsAtMost(self.operand(first)?),
            "startWith" | "startsWith" => Claim::StartsWith(self.operand(first)?),
            "endWith" | "endsWith" => Claim::EndsWith(self.operand(first)?),
            "match" | "matches" => match first {
                Meaning::Regex(text, flags) => pattern::claim(&text, &flags).ok_or(GapKind::Pattern)?,
                _ => return Err(GapKind::Pattern),
            },
            "keys" | "key" => {
                let mut keys = self.operands(first)?;
                if let Some(more) = second {
                    keys.extend(self.operands(more)?);
                }
                Claim::HasKeys(keys)
            }
            "members" => Claim::HasMembers(self.operand(first)?),
            "jsonSchema" => {
                let schema = self.json(first).map_err(|_| GapKind::Schema)?;
                match self.held(Some(Meaning::UNDEFINED), schema) {
                    Meaning::Operand(Operand::Met(check)) => check.claim,
                    _ => return Err(GapKind::Schema),
                }
            }
            // `to.be.true()`, which chai does not have, but Postman's users do.
            "true" => Claim::Equals(Operand::literal(true)),
            "false" => Claim::Equals(Operand::literal(false)),
            "exist" | "exists" => Claim::Exists,
            "empty" => Claim::IsEmpty,
            "ok" => Claim::IsTrue,
            _ => return Err(GapKind::Word),
        })
    }

    /// The elements of a list that is written out, or the one that stands there.
    fn operands(&mut self, meaning: Meaning<'p>) -> Result<Vec<Operand>, GapKind> {
        match meaning {
            Meaning::List(elements) => elements.into_iter().map(|element| self.operand(element)).collect(),
            other => Ok(vec![self.operand(other)?]),
        }
    }

    /// `pm.response.to.have.status(200)`
    fn answer_call(
        &mut self,
        expect: Expect<'p>,
        answer: super::AnswerId,
        method: &str,
        given: Vec<Meaning<'p>>,
    ) -> Meaning<'p> {
        let mut given = given.into_iter();
        let (first, second) = (given.next(), given.next());
        let one = first.clone().unwrap_or(Meaning::UNDEFINED);
        match method {
            "status" => match self.operand(one) {
                Ok(reason) if reason.text().is_some() => {
                    let subject = Operand::Status(answer).seen("reason");
                    self.claim_of(expect, Ok(subject), Ok(Claim::Equals(reason)))
                }
                status => self.claim_of(expect, Ok(Operand::Status(answer)), status.map(Claim::Equals)),
            },
            "header" => {
                let name = one.text().map(str::to_owned).ok_or(GapKind::Value);
                let value = second.map(|value| self.operand(value)).transpose();
                let claim = value.map(|value| value.map_or(Claim::Exists, Claim::Equals));
                self.claim_of(expect, name.map(|name| Operand::Header(answer, name)), claim)
            }
            "body" => {
                let claim = match first {
                    Some(Meaning::Regex(text, flags)) => pattern::claim(&text, &flags).ok_or(GapKind::Pattern),
                    Some(text) => self.operand(text).map(Claim::Equals),
                    None => Ok(Claim::IsTrue),
                };
                self.claim_of(expect, Ok(Operand::Text(answer)), claim)
            }
            "jsonBody" => {
                let value = second.map(|value| self.operand(value)).transpose();
                let claim = match (one.text(), value) {
                    (Some(way), Ok(value)) => Ok(Claim::HasAt(Operand::literal(way), value)),
                    (None, _) if first.is_none() => Ok(Claim::Exists),
                    (None, Ok(_)) => self.operand(one).map(Claim::Equals),
                    (_, Err(kind)) => Err(kind),
                };
                self.claim_of(expect, Ok(Operand::Json(answer)), claim)
            }
            "jsonSchema" => {
                let claim = self.called_claim(method, one, None);
                self.claim_of(expect, Ok(Operand::Json(answer)), claim)
            }
            "property" | "match" | "responseTime" => self.give_up(&expect, GapKind::Word),
            // `to.be.ok()`
            _ => self.expected_member(expect, method),
        }
    }
}

/// What a word claims of an answer.
fn answer_claim(name: &str) -> Option<Claim> {
    if let Some((_, status)) = STATUSES.iter().find(|(word, _)| *word == name) {
        return Some(Claim::Equals(Operand::literal(*status)));
    }
    if let Some((_, class)) = CLASSES.iter().find(|(word, _)| *word == name) {
        return Some(Claim::IsWithin(*class, class + 99));
    }
    match name {
        "error" => Some(Claim::IsWithin(400, 599)),
        "json" => Some(Claim::Exists),
        "withBody" => Some(Claim::IsTrue),
        _ => None,
    }
}
