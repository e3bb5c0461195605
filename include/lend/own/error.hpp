#pragma once

#include <lend/own/config.hpp>

#include <cstddef>
#include <stdexcept>
#include <string>

namespace lend {

/// A loan was used after it had been given away.
class LEND_API moved_error : public std::logic_error {
 public:
  moved_error();
};

/// An index, or the place of a split, lies outside its slice.
class LEND_API bounds_error : public std::out_of_range {
 public:
  bounds_error(std::size_t index, std::size_t size);
};

/// Two loans that entered one call overlap, and at least one of them is exclusive.
class LEND_API overlap_error : public std::logic_error {
 public:
  overlap_error();
};

/// Sizes do not fit: ranges that are walked together differ in length, say.
class LEND_API size_error : public std::invalid_argument {
 public:
  explicit size_error(const std::string& what_is_wrong);
};

/// What is asked for is lent to somebody, or was moved elsewhere by the keeper that was asked.
class LEND_API lent_error : public std::logic_error {
 public:
  lent_error();
  explicit lent_error(const std::string& what_is_wrong);
};

/// A stop was requested, and a call that was told of it has left out some of its work.
class LEND_API cancelled : public std::runtime_error {
 public:
  cancelled();
};

namespace detail {

[[noreturn, gnu::cold]] LEND_API void throw_moved();
[[noreturn, gnu::cold]] LEND_API void throw_bounds(std::size_t index, std::size_t size);
[[noreturn, gnu::cold]] LEND_API void throw_overlap();
[[noreturn, gnu::cold]] LEND_API void throw_lent();
[[noreturn, gnu::cold]] LEND_API void throw_keeper_moved();
[[noreturn, gnu::cold]] LEND_API void throw_size(std::size_t expected, std::size_t actual);
[[noreturn, gnu::cold]] LEND_API void throw_no_length();
[[noreturn, gnu::cold]] LEND_API void throw_bad_index();
[[noreturn, gnu::cold]] LEND_API void throw_cancelled();

}  // namespace detail
}  // namespace lend
