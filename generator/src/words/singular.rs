//! The singular of English words.

use std::sync::LazyLock;

use foldhash::HashMap;

use super::is_in;

/// Words that stay, plural or not.
const SAME: &str = "alias always analytics atlas aws axis basis bias bus canvas chaos cors css data ddns diagnostics dns economics \
    gas gps has https ios its kudos lens logistics media metadata news os plus pos qos series sms species statistics this \
    tls was yes";

/// Plurals that no rule gives.
const IRREGULAR: &str = "aliases alias, analyses analysis, apis api, appendices appendix, atlases atlas, axes axis, biases bias, \
    bureaus bureau, buses bus, caches cache, calves calf, canvases canvas, children child, cookies cookie, \
    cpus cpu, crises crisis, criteria criterion, diagnoses diagnosis, echoes echo, emojis emoji, feet foot, \
    gases gas, geese goose, genies genie, gpus gpu, guis gui, halves half, heroes hero, \
    hypotheses hypothesis, indices index, knives knife, kpis kpi, leaves leaf, lenses lens, lives life, \
    loaves loaf, matrices matrix, men man, menus menu, metrics metric, mice mouse, movies movie, \
    niches niche, oxen ox, parentheses parenthesis, people person, phenomena phenomenon, potatoes potato, \
    quizzes quiz, selves self, shelves shelf, skus sku, syntheses synthesis, taxis taxi, teeth tooth, \
    theses thesis, thieves thief, ties tie, tomatoes tomato, uris uri, vertices vertex, vetoes veto, \
    wifis wifi, wives wife, wolves wolf, women woman";

/// Words in `-us` whose plural ends with `-uses` as that of `house` does.
const LATIN: &str = "apparatus bonus cactus campus census chorus circus corpus focus nexus radius status virus";

/// The singular of a lower-case word; the word itself where it is none.
///
/// `users` → `user`, `addresses` → `address`, `companies` → `company`, `statuses` → `status`,
/// `people` → `person`; `series`, `news` and `data` stay.
pub fn singular(word: &str) -> String {
    static SINGLES: LazyLock<HashMap<&str, &str>> = LazyLock::new(|| {
        let same = SAME.split(' ').map(|word| (word, word));
        same.chain(IRREGULAR.split(", ").filter_map(|pair| pair.split_once(' ')))
            .collect()
    });
    if let Some(single) = SINGLES.get(word) {
        return (*single).to_owned();
    }
    let stem = |ending: &str| word.strip_suffix(ending).filter(|stem| stem.len() > 1);
    let stays = ["ss", "us", "is"].iter().any(|ending| word.ends_with(ending));
    if word.len() < 3 || stays {
        return word.to_owned();
    }
    if let Some(stem) = stem("ies") {
        return format!("{stem}y");
    }
    if let Some(stem) = stem("es")
        && (["ss", "sh", "ch", "x", "zz"]
            .iter()
            .any(|ending| stem.ends_with(ending))
            || is_in(LATIN, stem))
    {
        return stem.to_owned();
    }
    word.strip_suffix('s').unwrap_or(word).to_owned()
}

#[cfg(test)]
mod tests {
    use super::singular;

    #[test]
    fn plurals_lose_their_ending() {
        let pairs = "users user, addresses address, companies company, statuses status, people person, boxes box, \
            branches branch, databases database, warehouses warehouse, responses response, licenses license, \
            sizes size, archives archive, values value, keys key, ids id, urls url, indices index, \
            movies movie, caches cache, children child, fees fee";
        for (plural, single) in pairs.split(", ").filter_map(|pair| pair.split_once(' ')) {
            assert_eq!(singular(plural), single);
        }
    }

    #[test]
    fn singulars_stay() {
        for word in [
            "series", "news", "data", "status", "address", "analysis", "user", "gas", "dns", "sms", "process", "s", "",
        ] {
            assert_eq!(singular(word), word);
        }
    }
}
