//! The keys of version 1: what Postman wrote for itself or what is read elsewhere.

use serde_json::{Map, Value};

use crate::diagnostic::Diagnostics;
use crate::document::entry;
use crate::document::pointer::Pointer;

/// Keys of the collection.
pub(super) const COLLECTION: &str = "order folders folders_order requests variables variable timestamp synced public remoteLink remote_id \
    subscribed write shared hasRequests permissions favorite team sharedWithTeam syncedFilename \
    isDeleted remoteLinkUpdatedAt version type modelType isPublished deletedFolders deletedRequests \
    environments path";

/// Keys of a folder.
pub(super) const FOLDER: &str = "order folders_order collection collection_id collection_name collection_owner variables subfolders \
    write collectionOwner parent";

/// Keys of a request.
pub(super) const REQUEST: &str = "url method headers headerData data dataMode dataOptions dataDisabled rawModeData graphqlModeData \
    queryParams pathVariables pathVariableData responses responses_order folder collection collection_id \
    collectionOwner time timestamp version synced isFromCollection descriptionFormat variables write \
    name_changed cookies collectionRequestId isShared ownerId responsesOrder tempData";

/// Keys of all three.
const ENTITY: &str = "name description auth currentHelper helperAttributes events tests preRequestScript \
    protocolProfileBehavior";

/// Reports the keys that are neither in `known` nor common to all.
pub(super) fn report(object: &Map<String, Value>, known: &str, place: &Pointer<'_>, notes: &mut Diagnostics) {
    for (key, value) in object {
        if !known.split(' ').chain(ENTITY.split(' ')).any(|known| known == key) {
            entry::unused(value, &place.key(key), notes, key);
        }
    }
}
