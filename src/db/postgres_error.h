#pragma once
#include <libpq-fe.h>

#include <stdexcept>
#include <string_view>

#include "db/database.h"

namespace vx {

/// The connection broke. What the transaction did is undone, unless its commit had been sent.
class PostgresConnectionLost : public DatabaseUnavailable {
 public:
  using DatabaseUnavailable::DatabaseUnavailable;
};

/// Another transaction was in the way (serialization failure or deadlock): the same may succeed when run again.
class PostgresCollision : public DatabaseUnavailable {
 public:
  using DatabaseUnavailable::DatabaseUnavailable;
};

/// A prepared statement no longer fits the schema: the same may succeed on a new connection.
class PostgresStalePlan : public PostgresCollision {
 public:
  using PostgresCollision::PostgresCollision;
};

/// Throws what a failed result means: one of the two above, ConstraintViolation, DatabaseUnavailable, or Bug for what
/// only a mistake of ours can cause. `sql` is for the developer; PostgreSQL's DETAIL, which holds values, is left out.
[[noreturn]] void throw_postgres_error(PGconn* connection, const PGresult* result, std::string_view sql);

}  // namespace vx
