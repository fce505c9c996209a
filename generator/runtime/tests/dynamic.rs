//! Dynamic variables.

#![cfg(feature = "client")]

use postman_codegen_runtime::client::Builder;
use postman_codegen_runtime::dynamic::make;
use postman_codegen_runtime::request::Request;
use postman_codegen_runtime::template::Setting;

/// All that Postman knows.
const NAMES: &[&str] = &[
    "guid",
    "randomUUID",
    "timestamp",
    "isoTimestamp",
    "randomInt",
    "randomBoolean",
    "randomAlphaNumeric",
    "randomHexColor",
    "randomColor",
    "randomAbbreviation",
    "randomSemver",
    "randomIP",
    "randomIPV6",
    "randomMACAddress",
    "randomPassword",
    "randomLocale",
    "randomUserAgent",
    "randomProtocol",
    "randomUrl",
    "randomDomainName",
    "randomDomainSuffix",
    "randomDomainWord",
    "randomEmail",
    "randomExampleEmail",
    "randomUserName",
    "randomFirstName",
    "randomLastName",
    "randomFullName",
    "randomNamePrefix",
    "randomNameSuffix",
    "randomJobTitle",
    "randomJobArea",
    "randomJobDescriptor",
    "randomJobType",
    "randomPhoneNumber",
    "randomPhoneNumberExt",
    "randomCity",
    "randomStreetName",
    "randomStreetAddress",
    "randomCountry",
    "randomCountryCode",
    "randomLatitude",
    "randomLongitude",
    "randomBankAccount",
    "randomBankAccountName",
    "randomCreditCardMask",
    "randomBankAccountBic",
    "randomBankAccountIban",
    "randomTransactionType",
    "randomCurrencyCode",
    "randomCurrencyName",
    "randomCurrencySymbol",
    "randomBitcoin",
    "randomPrice",
    "randomCompanyName",
    "randomCompanySuffix",
    "randomBs",
    "randomBsAdjective",
    "randomBsBuzz",
    "randomBsNoun",
    "randomCatchPhrase",
    "randomCatchPhraseAdjective",
    "randomCatchPhraseDescriptor",
    "randomCatchPhraseNoun",
    "randomDepartment",
    "randomProduct",
    "randomProductName",
    "randomProductAdjective",
    "randomProductMaterial",
    "randomDatabaseColumn",
    "randomDatabaseType",
    "randomDatabaseCollation",
    "randomDatabaseEngine",
    "randomDatePast",
    "randomDateFuture",
    "randomDateRecent",
    "randomMonth",
    "randomWeekday",
    "randomNoun",
    "randomVerb",
    "randomIngverb",
    "randomAdjective",
    "randomWord",
    "randomWords",
    "randomPhrase",
    "randomLoremWord",
    "randomLoremWords",
    "randomLoremSentence",
    "randomLoremSentences",
    "randomLoremParagraph",
    "randomLoremParagraphs",
    "randomLoremText",
    "randomLoremSlug",
    "randomLoremLines",
    "randomFileName",
    "randomFileType",
    "randomFileExt",
    "randomCommonFileName",
    "randomCommonFileType",
    "randomCommonFileExt",
    "randomFilePath",
    "randomDirectoryPath",
    "randomMimeType",
    "randomAvatarImage",
    "randomImageUrl",
    "randomAbstractImage",
    "randomAnimalsImage",
    "randomBusinessImage",
    "randomCatsImage",
    "randomCityImage",
    "randomFoodImage",
    "randomNightlifeImage",
    "randomFashionImage",
    "randomPeopleImage",
    "randomNatureImage",
    "randomSportsImage",
    "randomTransportImage",
    "randomImageDataUri",
];

#[test]
fn every_variable_has_a_value() {
    for name in NAMES {
        let value = make(&format!("${name}")).unwrap_or_else(|| panic!("{name}"));
        assert!(!value.is_empty(), "{name}");
    }
    assert_eq!(make("$randomNothing"), None);
    assert_eq!(make("guid"), None);
}

/// The value with each digit as `0` and each letter as `a`.
fn shape(name: &str) -> String {
    let value = make(name).expect(name);
    let shape = |letter: char| match letter {
        '0'..='9' => '0',
        'a'..='z' | 'A'..='Z' => 'a',
        other => other,
    };
    value.chars().map(shape).collect()
}

#[test]
fn values_have_their_form() {
    let guid = make("$guid").expect("a value");
    assert_eq!((guid.len(), guid.get(14..15)), (36, Some("4")), "{guid}");
    assert_ne!(Some(guid), make("$guid"));
    assert_eq!(shape("$isoTimestamp"), "0000-00-00a00:00:00.000a");
    assert_eq!(shape("$timestamp"), "0000000000");
    assert_eq!(shape("$randomPhoneNumber"), "000-000-0000");
    assert_eq!(shape("$randomBankAccount"), "00000000");
    assert!(shape("$randomDatePast").ends_with(" 0000 00:00:00 aaa+0000 (aaaaaaaaaaa aaaaaaaaa aaaa)"));
    assert_eq!(make("$randomPassword").map(|value| value.len()), Some(15));
    assert_eq!(
        make("$randomCatsImage").as_deref(),
        Some("http://placeimg.com/640/480/cats")
    );
}

#[test]
fn each_place_has_its_own_value_and_a_setting_wins() {
    const SETTINGS: &[Setting] = &[Setting::new("$timestamp", Some("mine"))];
    let client = Builder::new(SETTINGS).maker(make).build().expect("a client");
    let request = Request::new("GET", "http://h/{$guid}/{$guid}/{$timestamp}");
    let outgoing = client.as_ref().prepare(&request).expect("a request");
    let segments: Vec<&str> = outgoing.url.path().split('/').collect();
    assert_ne!(segments[1], segments[2]);
    assert_eq!(segments[3], "mine");
    let without = Builder::new(&[]).build().expect("a client");
    assert!(without.as_ref().prepare(&request).is_err());
}
