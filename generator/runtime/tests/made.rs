//! Structs that callers fill: how they are made, and how they print.
#![cfg(feature = "client")]

use postman_codegen_runtime::{masked, setters};

#[derive(Clone, PartialEq)]
struct Account {
    name: String,
    level: i64,
    password: Option<String>,
    r#type: Option<String>,
}

setters!(Account { name: impl Into<String>, level: i64, password?: impl Into<String>, r#type! });
masked!(Account {
    name,
    level,
    password: secret,
    r#type
});

#[derive(Default)]
struct Nothing {}

setters!(Nothing {});

#[test]
fn what_is_required_is_given_to_new_and_the_rest_to_setters() {
    let account = Account::new("ann", 3).password("hunter2");
    let expected = Account {
        name: "ann".to_owned(),
        level: 3,
        password: Some("hunter2".to_owned()),
        r#type: None,
    };
    assert!(account == expected);
    let Nothing {} = Nothing::new();
}

#[test]
fn secrets_are_not_printed() {
    let account = Account::new("ann", 3);
    let printed = |account: &Account| format!("{account:?}");
    let absent = r#"Account { name: "ann", level: 3, password: None, type: None }"#;
    assert_eq!(printed(&account), absent);
    assert_eq!(
        printed(&account.password("hunter2")),
        absent.replace("password: None", "password: ***")
    );
}
