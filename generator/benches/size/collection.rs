//! A collection of any size, always the same: eight requests in each folder, three saved responses each, about
//! 11 KB a request.

use serde_json::{Map, Value, json};

/// Services; a folder of folders each.
const SERVICES: [&str; 20] = [
    "billing",
    "identity",
    "catalog",
    "shipping",
    "payments",
    "reporting",
    "messaging",
    "media",
    "search",
    "loyalty",
    "inventory",
    "support",
    "analytics",
    "webhooks",
    "scheduling",
    "compliance",
    "audit",
    "localization",
    "pricing",
    "fraud",
];

/// Resources; a folder each.
const RESOURCES: [&str; 20] = [
    "account",
    "user",
    "order",
    "invoice",
    "product",
    "shipment",
    "refund",
    "payment",
    "report",
    "template",
    "message",
    "channel",
    "asset",
    "folder",
    "query",
    "segment",
    "reward",
    "coupon",
    "warehouse",
    "ticket",
];

/// Keys of objects in bodies.
const FIELDS: [&str; 32] = [
    "name",
    "title",
    "status",
    "type",
    "state",
    "kind",
    "code",
    "currency",
    "locale",
    "timezone",
    "email",
    "phone",
    "url",
    "note",
    "label",
    "source",
    "channel",
    "region",
    "city",
    "country",
    "postalCode",
    "createdAt",
    "deletedAt",
    "count",
    "total",
    "amount",
    "score",
    "enabled",
    "verified",
    "ownerId",
    "parentId",
    "version",
];

/// Words of values.
const WORDS: [&str; 16] = [
    "alpha", "beta", "gamma", "delta", "north", "south", "east", "west", "daily", "weekly", "monthly", "basic",
    "primary", "manual", "legacy", "premium",
];

/// Name, method, whether the path ends with an id, status of the success.
const REQUESTS: [(&str, &str, bool, u16); 8] = [
    ("List", "GET", false, 200),
    ("Create", "POST", false, 201),
    ("Get", "GET", true, 200),
    ("Replace", "PUT", true, 200),
    ("Update", "PATCH", true, 200),
    ("Delete", "DELETE", true, 200),
    ("Upload file of", "POST", true, 201),
    ("Search", "POST", false, 200),
];

/// The collection as JSON text.
pub(crate) fn text(requests: usize) -> String {
    let mut random = Random(0x9E37_79B9_7F4A_7C15);
    let mut services: Vec<Vec<Value>> = vec![Vec::new(); SERVICES.len()];
    for (number, first) in (0..requests).step_by(REQUESTS.len()).enumerate() {
        let (service, round) = (number % SERVICES.len(), number / SERVICES.len());
        let noun = match round / RESOURCES.len() {
            0 => RESOURCES[round].to_owned(),
            again => format!("{}{}", RESOURCES[round % RESOURCES.len()], again + 1),
        };
        let count = REQUESTS.len().min(requests - first);
        let items: Vec<Value> = REQUESTS[..count]
            .iter()
            .map(|kind| item(*kind, SERVICES[service], &noun, &mut random))
            .collect();
        let description = format!("Everything about {noun}s.");
        services[service].push(json!({"name": format!("{noun}s"), "description": description, "item": items}));
    }
    let folders = SERVICES.iter().zip(services).filter(|(_, items)| !items.is_empty());
    let folders: Vec<Value> = folders
        .map(|(name, items)| json!({"name": name, "item": items}))
        .collect();
    let collection = json!({
        "info": {
            "name": format!("Synthetic {requests}"),
            "schema": "https://schema.getpostman.com/json/collection/v2.1.0/collection.json",
        },
        "item": folders,
        "auth": {"type": "bearer", "bearer": [{"key": "token", "value": "{{token}}", "type": "string"}]},
        "variable": [{"key": "baseUrl", "value": "https://api.example.com"}, {"key": "token", "value": ""}],
    });
    format!("{collection:#}")
}

fn item((verb, method, one, status): (&str, &str, bool, u16), service: &str, noun: &str, random: &mut Random) -> Value {
    let name = format!("{verb} {noun}s");
    let mut request = json!({
        "method": method,
        "header": [{"key": "Accept", "value": "application/json"}],
        "url": url(verb, one, service, noun, random),
    });
    if let Some(body) = body(verb, random) {
        request["body"] = body;
    }
    let success = match verb {
        "List" => json!({"data": [document(random)], "nextPageToken": random.id(), "hasMore": true}),
        _ => document(random),
    };
    let other = [(404, "Not Found"), (409, "Conflict"), (429, "Too Many Requests")][random.below(3)];
    let responses = [
        response("Success", status, "OK", &request, &success, random),
        response(
            "Validation error",
            400,
            "Bad Request",
            &request,
            &failure(400, random),
            random,
        ),
        response(other.1, other.0, other.1, &request, &failure(other.0, random), random),
    ];
    request["description"] = json!(format!(
        "{name} in the {service} service.\n\n**Scopes:** `{noun}:write`. Rate limit: *medium*."
    ));
    json!({"name": name, "request": request, "response": responses})
}

fn url(verb: &str, one: bool, service: &str, noun: &str, random: &mut Random) -> Value {
    let (id, many) = (format!(":{noun}Id"), format!("{noun}s"));
    let mut path = vec!["v2", service, many.as_str()];
    path.extend(one.then_some(id.as_str()));
    path.extend((verb == "Upload file of").then_some("attachments"));
    path.extend((verb == "Search").then_some("search"));
    let mut url = json!({"raw": format!("{{{{baseUrl}}}}/{}", path.join("/")), "host": ["{{baseUrl}}"], "path": path});
    if one {
        url["variable"] = json!([{
            "key": format!("{noun}Id"), "value": random.id(), "description": format!("(Required) id of the {noun}"),
        }]);
    }
    if method_has_query(verb) {
        url["query"] = json!([
            {"key": "page_size", "value": "30", "description": "entries on a page"},
            {"key": "sort", "value": "-createdAt", "description": "order of the entries", "disabled": true},
        ]);
    }
    url
}

fn method_has_query(verb: &str) -> bool {
    matches!(verb, "List" | "Get" | "Delete")
}

fn body(verb: &str, random: &mut Random) -> Option<Value> {
    match verb {
        "Create" | "Replace" | "Update" => {
            let mut sent = object(12, random);
            sent.insert("settings".to_owned(), object(4, random).into());
            sent.insert("tags".to_owned(), json!([random.word(), random.word()]));
            let text = format!("{:#}", Value::Object(sent));
            Some(json!({"mode": "raw", "raw": text, "options": {"raw": {"language": "json"}}}))
        }
        "Upload file of" => Some(json!({"mode": "formdata", "formdata": [
            {"key": "title", "value": random.word(), "type": "text", "description": "32 characters at most"},
            {"key": "file", "type": "file", "src": "/path/to/file"},
        ]})),
        "Search" => Some(json!({"mode": "urlencoded", "urlencoded": [
            {"key": "q", "value": random.word(), "description": "free text"},
            {"key": "limit", "value": "20"},
        ]})),
        _ => None,
    }
}

fn response(name: &str, code: u16, status: &str, request: &Value, body: &Value, random: &mut Random) -> Value {
    json!({
        "id": random.id(), "name": name, "originalRequest": request, "status": status, "code": code,
        "_postman_previewlanguage": "json",
        "header": [{"key": "Content-Type", "value": "application/json"}, {"key": "X-Request-Id", "value": random.id()}],
        "cookie": [], "body": format!("{body:#}"),
    })
}

/// What a success answers: about forty values.
fn document(random: &mut Random) -> Value {
    let mut document = object(13, random);
    document.insert("id".to_owned(), random.id().into());
    document.insert("profile".to_owned(), object(8, random).into());
    let limits = object(4, random);
    document.insert(
        "meta".to_owned(),
        json!({"page": random.below(9), "trace": random.id(), "limits": limits}),
    );
    let items: Vec<Value> = (0..2).map(|_| object(6, random).into()).collect();
    document.insert("items".to_owned(), items.into());
    document.into()
}

/// What a failure answers.
fn failure(status: u16, random: &mut Random) -> Value {
    let errors: Vec<Value> = (0..3).map(|_| object(7, random).into()).collect();
    json!({
        "code": status * 10, "message": "request failed", "requestId": random.id(), "errors": errors,
        "details": object(14, random), "help": {"url": "https://example.com/errors", "retryable": false},
    })
}

/// Some of the fields with values that fit their names.
fn object(fields: usize, random: &mut Random) -> Map<String, Value> {
    let mut object = Map::new();
    while object.len() < fields {
        let field = FIELDS[random.below(FIELDS.len())];
        object.insert(field.to_owned(), value(field, random));
    }
    object
}

fn value(field: &str, random: &mut Random) -> Value {
    match field {
        "count" | "total" | "version" => random.below(9999).into(),
        "amount" | "score" => (random.below(99_999) as f64 / 100.0).into(),
        "enabled" | "verified" => (random.below(2) == 0).into(),
        "createdAt" => format!("2024-05-{:02}T08:{:02}:00Z", 1 + random.below(28), random.below(60)).into(),
        "deletedAt" => Value::Null,
        "ownerId" | "parentId" => random.id().into(),
        _ => format!("{}-{}", random.word(), random.word()).into(),
    }
}

/// Numbers that look random and are the same in every run (xorshift).
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 33) as usize % limit
    }

    fn word(&mut self) -> &'static str {
        WORDS[self.below(WORDS.len())]
    }

    /// A UUID.
    fn id(&mut self) -> String {
        let mut part = |digits: usize| format!("{:0digits$x}", self.below(1 << (4 * digits).min(31)));
        format!(
            "{}-{}-4{}-a{}-{}{}",
            part(8),
            part(4),
            part(3),
            part(3),
            part(6),
            part(6)
        )
    }
}
