#pragma once
#include <libpq-fe.h>

namespace vx::oid {

// PostgreSQL's built-in types (pg_type.dat); these numbers never change.
inline constexpr Oid unknown = 0;
inline constexpr Oid boolean = 16;
inline constexpr Oid bytea = 17;
inline constexpr Oid name = 19;
inline constexpr Oid int8 = 20;
inline constexpr Oid int2 = 21;
inline constexpr Oid int4 = 23;
inline constexpr Oid text = 25;
inline constexpr Oid oid = 26;
inline constexpr Oid float4 = 700;
inline constexpr Oid float8 = 701;
inline constexpr Oid character = 1042;
inline constexpr Oid varchar = 1043;
inline constexpr Oid numeric = 1700;

inline bool is_text(Oid type) { return type == text || type == varchar || type == name || type == character; }

}  // namespace vx::oid
