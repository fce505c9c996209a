//! Postman's dynamic variables (`{{$guid}}`).

/// Names by group, without `$random`.
const RANDOM: &[&str] = &[
    // core
    "UUID",
    "Int",
    "Boolean",
    "AlphaNumeric",
    "HexColor",
    "Color",
    "Abbreviation",
    "Semver",
    // internet
    "IP",
    "IPV6",
    "MACAddress",
    "Password",
    "Locale",
    "UserAgent",
    "Protocol",
    "Url",
    "DomainName",
    "DomainSuffix",
    "DomainWord",
    "Email",
    "ExampleEmail",
    "UserName",
    // person, job, phone
    "FirstName",
    "LastName",
    "FullName",
    "NamePrefix",
    "NameSuffix",
    "JobTitle",
    "JobArea",
    "JobDescriptor",
    "JobType",
    "PhoneNumber",
    "PhoneNumberExt",
    // place
    "City",
    "StreetName",
    "StreetAddress",
    "Country",
    "CountryCode",
    "Latitude",
    "Longitude",
    // finance
    "BankAccount",
    "BankAccountName",
    "CreditCardMask",
    "BankAccountBic",
    "BankAccountIban",
    "TransactionType",
    "CurrencyCode",
    "CurrencyName",
    "CurrencySymbol",
    "Bitcoin",
    "Price",
    // business
    "CompanyName",
    "CompanySuffix",
    "Bs",
    "BsAdjective",
    "BsBuzz",
    "BsNoun",
    "CatchPhrase",
    "CatchPhraseAdjective",
    "CatchPhraseDescriptor",
    "CatchPhraseNoun",
    "Department",
    "Product",
    "ProductName",
    "ProductAdjective",
    "ProductMaterial",
    // database
    "DatabaseColumn",
    "DatabaseType",
    "DatabaseCollation",
    "DatabaseEngine",
    // date
    "DatePast",
    "DateFuture",
    "DateRecent",
    "Month",
    "Weekday",
    // text
    "Noun",
    "Verb",
    "Ingverb",
    "Adjective",
    "Word",
    "Words",
    "Phrase",
    "LoremWord",
    "LoremWords",
    "LoremSentence",
    "LoremSentences",
    "LoremParagraph",
    "LoremParagraphs",
    "LoremText",
    "LoremSlug",
    "LoremLines",
    // files
    "FileName",
    "FileType",
    "FileExt",
    "CommonFileName",
    "CommonFileType",
    "CommonFileExt",
    "FilePath",
    "DirectoryPath",
    "MimeType",
    // images
    "AvatarImage",
    "ImageUrl",
    "AbstractImage",
    "AnimalsImage",
    "BusinessImage",
    "CatsImage",
    "CityImage",
    "FoodImage",
    "NightlifeImage",
    "FashionImage",
    "PeopleImage",
    "NatureImage",
    "SportsImage",
    "TransportImage",
    "ImageDataUri",
];

/// Whether Postman makes a value for this name (with its `$`).
pub(super) fn is_known(name: &str) -> bool {
    match name.strip_prefix('$') {
        Some("guid" | "timestamp" | "isoTimestamp") => true,
        Some(rest) => rest.strip_prefix("random").is_some_and(|rest| RANDOM.contains(&rest)),
        None => false,
    }
}

/// Whether a new value belongs to every call (ids and times); other random data is a sample.
pub(super) fn is_per_call(name: &str) -> bool {
    matches!(name, "$guid" | "$randomUUID" | "$timestamp" | "$isoTimestamp")
}

/// The id that stands for all that are made up.
pub(super) const ID: &str = "6f2c1d3e-8a4b-4c5d-9e6f-7a8b9c0d1e2f";

/// A fixed value of the kind that the variable makes, for samples and replays.
pub(super) fn sample(name: &str) -> &'static str {
    match name {
        "$guid" | "$randomUUID" => ID,
        "$timestamp" => "1700000000",
        "$isoTimestamp" => "2023-11-14T22:13:20.000Z",
        "$randomInt" => "42",
        "$randomBoolean" => "true",
        "$randomPrice" => "19.99",
        "$randomLatitude" => "52.5200",
        "$randomLongitude" => "13.4050",
        "$randomBankAccount" => "12345678",
        "$randomCreditCardMask" => "1234",
        "$randomEmail" | "$randomExampleEmail" => "ada@example.com",
        "$randomUserName" => "ada",
        "$randomFirstName" => "Ada",
        "$randomLastName" => "Lovelace",
        "$randomFullName" => "Ada Lovelace",
        "$randomPhoneNumber" => "222-525-5010",
        "$randomCity" => "Berlin",
        "$randomCountry" => "Germany",
        "$randomCountryCode" => "DE",
        "$randomUrl" => "https://example.com",
        "$randomIP" => "192.0.2.1",
        "$randomCompanyName" => "Example Ltd",
        "$randomCurrencyCode" => "EUR",
        "$randomDatePast" | "$randomDateFuture" | "$randomDateRecent" => {
            "Tue Nov 14 2023 22:13:20 GMT+0000 (Coordinated Universal Time)"
        }
        "$randomMonth" => "November",
        "$randomWeekday" => "Tuesday",
        _ => "sample",
    }
}
