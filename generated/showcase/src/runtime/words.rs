// Written by postman-codegen; edit the collection and generate again.

//! The words that random values are made of.

/// Names of dynamic variables, without their `$`, and the words that each is one of, separated by `|`.
const WORDS: &[(&str, &str)] = &[
    (
        "randomAbbreviation",
        "TCP|HTTP|SDD|RAM|GB|CSS|SSL|AGP|SQL|FTP|PCI|AI|ADP|RSS|XML|EXE|COM|HDD|THX|SMTP|SMS|USB|PNG|SAS|IB|SCSI|\
         JSON|XSS|JBOD",
    ),
    (
        "randomAdjective",
        "auxiliary|primary|back-end|digital|open-source|virtual|cross-platform|redundant|online|haptic|multi-byte|\
         bluetooth|wireless|1080p|neural|optical|solid-state|mobile",
    ),
    (
        "randomBankAccountName",
        "Checking Account|Savings Account|Money Market Account|Investment Account|Home Loan Account|\
         Credit Card Account|Auto Loan Account|Personal Loan Account",
    ),
    ("randomBoolean", "true|false"),
    (
        "randomBsAdjective",
        "clicks-and-mortar|value-added|vertical|proactive|robust|revolutionary|scalable|leading-edge|innovative|\
         intuitive|strategic|e-business|mission-critical|sticky|one-to-one|24/7|end-to-end|global|virtual|dynamic|\
         magnetic|frictionless|interactive|seamless",
    ),
    (
        "randomBsBuzz",
        "implement|utilize|integrate|streamline|optimize|evolve|transform|embrace|enable|orchestrate|leverage|\
         reinvent|aggregate|architect|enhance|incentivize|morph|empower|envisioneer|monetize|harness|facilitate|\
         seize|disintermediate",
    ),
    (
        "randomBsNoun",
        "synergies|paradigms|markets|partnerships|infrastructures|platforms|initiatives|channels|eyeballs|\
         communities|ROI|solutions|action-items|portals|niches|technologies|content|supply-chains|convergence|\
         relationships|architectures|interfaces|e-markets|systems",
    ),
    (
        "randomCatchPhraseAdjective",
        "Adaptive|Advanced|Ameliorated|Assimilated|Automated|Balanced|Business-focused|Centralized|Cloned|\
         Compatible|Configurable|Cross-group|Customizable|Decentralized|Devolved|Digitized|Distributed|Diverse|\
         Enhanced|Ergonomic|Exclusive|Expanded|Extended",
    ),
    (
        "randomCatchPhraseDescriptor",
        "24-hour|3rd-generation|asymmetric|asynchronous|attitude-oriented|background|bi-directional|client-driven|\
         client-server|coherent|composite|contextually-based|dedicated|didactic|discrete|dynamic|empowering|\
         encompassing|executive|explicit|exuding|fault-tolerant",
    ),
    (
        "randomCatchPhraseNoun",
        "ability|access|adapter|algorithm|alliance|analyzer|application|approach|architecture|archive|array|\
         attitude|benchmark|capability|capacity|challenge|circuit|collaboration|complexity|concept|conglomeration|\
         contingency|core|database",
    ),
    (
        "randomCity",
        "Amsterdam|Bogota|Cape Town|Dublin|Edinburgh|Florence|Geneva|Hamburg|Istanbul|Jakarta|Kyoto|Lisbon|Madrid|\
         Nairobi|Oslo|Prague|Quito|Rome|Seoul|Toronto|Utrecht|Vienna|Warsaw|Zurich",
    ),
    (
        "randomColor",
        "red|green|blue|yellow|purple|teal|lime|orange|black|white|silver|gold|indigo|violet|azure",
    ),
    (
        "randomCommonFileExt",
        "gif|htm|html|jpeg|jpg|m1v|m2a|m2v|mp2|mp3|mp4|mpeg|mpg|pdf|png|wav",
    ),
    ("randomCommonFileType", "application|audio|image|text|video"),
    ("randomCompanySuffix", "Inc|LLC|Group|and Sons"),
    (
        "randomCountry",
        "Argentina|Brazil|Canada|Denmark|Egypt|France|Germany|Hungary|India|Japan|Kenya|Latvia|Mexico|Norway|Oman|\
         Peru|Qatar|Rwanda|Spain|Turkey|Uganda|Vietnam|Yemen|Zambia",
    ),
    (
        "randomCountryCode",
        "AR|BR|CA|DK|EG|FR|DE|HU|IN|JP|KE|LV|MX|NO|OM|PE|QA|RW|ES|TR|UG|VN|YE|ZM",
    ),
    (
        "randomCurrencyCode",
        "AUD|BRL|CAD|CHF|CNY|CZK|DKK|EUR|GBP|HKD|HUF|INR|JPY|KRW|MXN|NOK|NZD|PLN|SEK|SGD|THB|TRY|USD|ZAR",
    ),
    (
        "randomCurrencyName",
        "Australian Dollar|Brazilian Real|Canadian Dollar|Swiss Franc|Yuan Renminbi|Czech Koruna|Danish Krone|\
         Euro|Pound Sterling|Forint|Indian Rupee|Yen|Won|Mexican Peso|Norwegian Krone|Zloty|Swedish Krona|Baht|\
         Turkish Lira|US Dollar|Rand",
    ),
    ("randomCurrencySymbol", "$|€|£|¥|₩|kr|zł|Kč|Ft|R$|CHF|₺|฿|R"),
    (
        "randomDatabaseCollation",
        "utf8_unicode_ci|utf8_general_ci|utf8_bin|ascii_bin|ascii_general_ci|cp1250_bin|cp1250_general_ci",
    ),
    (
        "randomDatabaseColumn",
        "id|title|name|email|phone|token|group|category|password|comment|avatar|status|createdAt|updatedAt",
    ),
    ("randomDatabaseEngine", "InnoDB|MyISAM|MEMORY|CSV|BLACKHOLE|ARCHIVE"),
    (
        "randomDatabaseType",
        "int|varchar|text|date|datetime|tinyint|time|timestamp|smallint|mediumint|bigint|decimal|float|double|\
         real|bit|boolean|serial|blob|binary|enum|set|geometry|point",
    ),
    (
        "randomDepartment",
        "Books|Movies|Music|Games|Electronics|Computers|Home|Garden|Tools|Grocery|Health|Beauty|Toys|Kids|Baby|\
         Clothing|Shoes|Jewelery|Sports|Outdoors|Automotive|Industrial",
    ),
    (
        "randomDirectoryPath",
        "/bin|/boot|/dev|/etc|/home|/lib|/media|/mnt|/opt|/proc|/root|/sbin|/srv|/sys|/tmp|/usr|/usr/bin|/usr/lib|\
         /usr/local|/usr/share|/var|/var/log",
    ),
    ("randomDomainSuffix", "com|biz|info|name|net|org"),
    (
        "randomFileExt",
        "war|json|xml|csv|pdf|zip|tar|doc|xls|ppt|html|css|js|ts|png|jpg|gif|svg|mp3|mp4|wav|avi|ogg|txt|md|yaml|\
         sql",
    ),
    (
        "randomFileType",
        "application|audio|chemical|font|image|message|model|multipart|text|video|x-conference",
    ),
    (
        "randomFirstName",
        "Ada|Alice|Amara|Ben|Carla|Chen|Dana|Elias|Emma|Farid|Grace|Hana|Ivan|Jonas|Kofi|Lena|Mateo|Nadia|Oscar|\
         Priya|Rosa|Sofia|Tariq|Uma|Victor|Yara",
    ),
    (
        "randomIngverb",
        "backing-up|bypassing|hacking|overriding|compressing|copying|navigating|indexing|connecting|generating|\
         quantifying|calculating|synthesizing|transmitting|programming|parsing",
    ),
    (
        "randomJobArea",
        "Solutions|Program|Brand|Security|Research|Marketing|Directives|Implementation|Integration|Functionality|\
         Response|Tactics|Markets|Group|Division|Applications|Optimization|Operations|Infrastructure|Intranet|\
         Communications|Web|Branding|Quality|Assurance|Mobility|Accounts|Data|Creative|Configuration|\
         Accountability|Interactions|Factors|Usability|Metrics|Paradigm",
    ),
    (
        "randomJobDescriptor",
        "Lead|Senior|Direct|Corporate|Dynamic|Future|Product|National|Regional|District|Central|Global|Customer|\
         Investor|International|Legacy|Forward|Internal|Human|Chief|Principal",
    ),
    (
        "randomJobType",
        "Supervisor|Associate|Executive|Liaison|Officer|Manager|Engineer|Specialist|Director|Coordinator|\
         Administrator|Architect|Analyst|Designer|Planner|Orchestrator|Technician|Developer|Producer|Consultant|\
         Assistant|Facilitator|Agent|Representative|Strategist",
    ),
    (
        "randomLastName",
        "Adams|Becker|Costa|Diaz|Evans|Fischer|Garcia|Hughes|Ito|Jansen|Kowalski|Lopez|Meyer|Nguyen|Okafor|Patel|\
         Quinn|Rossi|Schmidt|Tanaka|Ueda|Vogel|Walker|Young|Zhang",
    ),
    ("randomLocale", "de|en|es|fr|it|ja|ko|nl|pl|pt|ru|sv|tr|uk|zh"),
    (
        "randomLoremWord",
        "lorem|ipsum|dolor|sit|amet|consectetur|adipisci|velit|sed|quia|non|numquam|eius|modi|tempora|incidunt|ut|\
         labore|et|dolore|magnam|aliquam|quaerat|voluptatem",
    ),
    (
        "randomMimeType",
        "application/json|application/pdf|application/xml|application/zip|audio/mpeg|audio/ogg|audio/wav|\
         image/gif|image/jpeg|image/png|image/svg+xml|text/css|text/csv|text/html|text/plain|video/mp4|video/mpeg|\
         video/webm|video/x-flv",
    ),
    (
        "randomMonth",
        "January|February|March|April|May|June|July|August|September|October|November|December",
    ),
    ("randomNamePrefix", "Mr.|Mrs.|Ms.|Miss|Dr."),
    ("randomNameSuffix", "Jr.|Sr.|I|II|III|IV|V|MD|DDS|PhD|DVM"),
    (
        "randomNoun",
        "driver|protocol|bandwidth|panel|microchip|program|port|card|array|interface|system|sensor|firewall|\
         hard-drive|pixel|alarm|feed|monitor|application|transmitter|bus|circuit|capacitor|matrix",
    ),
    (
        "randomProduct",
        "Chair|Car|Computer|Keyboard|Mouse|Bike|Ball|Gloves|Pants|Shirt|Table|Shoes|Hat|Towels|Soap|Tuna|Chicken|\
         Fish|Cheese|Bacon|Pizza|Salad|Sausages|Chips",
    ),
    (
        "randomProductAdjective",
        "Small|Ergonomic|Rustic|Intelligent|Gorgeous|Incredible|Fantastic|Practical|Sleek|Awesome|Generic|\
         Handcrafted|Handmade|Licensed|Refined|Unbranded|Tasty",
    ),
    (
        "randomProductMaterial",
        "Steel|Wooden|Concrete|Plastic|Cotton|Granite|Rubber|Metal|Soft|Fresh|Frozen",
    ),
    ("randomProtocol", "http|https"),
    ("randomTransactionType", "deposit|withdrawal|payment|invoice"),
    (
        "randomVerb",
        "back-up|bypass|hack|override|compress|copy|navigate|index|connect|generate|quantify|calculate|synthesize|\
         input|transmit|program|reboot|parse",
    ),
    (
        "randomWeekday",
        "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday",
    ),
    (
        "randomWord",
        "bandwidth|withdrawal|payment|synergy|orchid|portal|matrix|garden|paradigm|silver|river|harbor|lantern|\
         copper|meadow|orbit|signal|summit|timber|velvet",
    ),
];

/// The words that a dynamic variable is one of; none if it is something else.
#[must_use]
pub fn words(name: &str) -> Vec<&'static str> {
    let entry = WORDS.iter().find(|(other, _)| *other == name);
    entry.map(|(_, words)| words.split('|').collect()).unwrap_or_default()
}
