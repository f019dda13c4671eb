#include "campaigns/campaign_file_store.h"

namespace vx {

Id<KeptFile> keep_file(WriteTx& tx, std::string_view bytes) {
  const Digest digest = sha256(bytes);
  if (auto known = tx.find("select id from campaign_file where sha256 = $1", {digest},
                           [](const Row& row) { return row.get<Id<KeptFile>>(0); }))
    return *known;
  return tx.insert<KeptFile>(
      "insert into campaign_file(sha256, size, bytes, received_at) values($1, $2, $3, $4) returning id",
      {digest, bytes.size(), as_bytes(bytes), tx.now()});
}

std::optional<std::string> find_kept_bytes(ReadTx& tx, Id<KeptFile> id) {
  return tx.find("select bytes from campaign_file where id = $1", {id},
                 [](const Row& row) { return std::string(as_text(row.bytes(0))); });
}

}  // namespace vx
