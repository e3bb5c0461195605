#pragma once

#include <lend/own/config.hpp>

#include <cstddef>
#include <stdexcept>
#include <string>
#include <string_view>

namespace lend {

/// A loan was used after it had been given away.
class LEND_API moved_error : public std::logic_error {
 public:
  moved_error();
};

/// An index, or the place of a split, lies outside its slice or grid.
class LEND_API bounds_error : public std::out_of_range {
 public:
  bounds_error(std::size_t index, std::size_t size);
  explicit bounds_error(const std::string& what_is_wrong);
  bounds_error(std::size_t row, std::size_t col, std::size_t rows, std::size_t cols);
};

/// One of two loans that overlap: where it stands in the call, and what it is a loan of.
struct overlapping_loan {
  enum class kind : unsigned char { shared, exclusive, moved_in };

  /// Which task of a join, from 1 on; 0 in other calls.
  std::size_t task = 0;
  /// Which argument of the call or task, from 1 on. Callables and views are arguments as well,
  /// lend::options are not.
  std::size_t argument = 0;
  /// Which loan of an argument that makes several, such as a zip, from 1 on; else 0.
  std::size_t part = 0;
  kind how = kind::shared;
  /// `count` objects of this type, in [begin, begin + bytes). Rows of a grid have gaps between
  /// them.
  std::string_view type{};
  std::size_t count = 0;
  const void* begin = nullptr;
  std::size_t bytes = 0;
};

/// Two loans that entered one call overlap, and at least one of them is exclusive.
class LEND_API overlap_error : public std::logic_error {
 public:
  explicit overlap_error(const std::string& what_is_wrong, const overlapping_loan& first = {},
                         const overlapping_loan& second = {});

  /// The loan that comes first in the call, and the other one.
  [[nodiscard]] const overlapping_loan& first() const noexcept { return first_; }
  [[nodiscard]] const overlapping_loan& second() const noexcept { return second_; }

 private:
  overlapping_loan first_;
  overlapping_loan second_;
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

/// A lock is asked for although somebody failed who had it, so that what it guards may be half
/// done.
class LEND_API poisoned_error : public std::runtime_error {
 public:
  explicit poisoned_error(const std::string& what_is_poisoned);
};

/// Threads wait for each other, or, in an arena whose reserve is spent, for what has no thread to
/// run on: the text says who waits for what. What threads outside of that arena would have done is
/// not known.
class LEND_API deadlock_error : public std::runtime_error {
 public:
  explicit deadlock_error(const std::string& who_waits_for_what);
};

namespace detail {

/// An integer of any type, to be shown.
struct shown_integer {
  std::size_t magnitude;
  bool negative;
};

[[noreturn, gnu::cold]] LEND_API void throw_moved();
[[noreturn, gnu::cold]] LEND_API void throw_joins_itself();
[[noreturn, gnu::cold]] LEND_API void throw_bounds(std::size_t index, std::size_t size);

/// How two loans overlap: directly, or in what one of them owns elsewhere.
enum class overlap : unsigned char { direct, owned_by_first, owned_by_second };

[[noreturn, gnu::cold]] LEND_API void throw_overlap(const overlapping_loan& first,
                                                    const overlapping_loan& second, overlap how);
[[noreturn, gnu::cold]] LEND_API void throw_lent();
[[noreturn, gnu::cold]] LEND_API void throw_keeper_moved();
[[noreturn, gnu::cold]] LEND_API void throw_size(std::size_t expected, std::size_t actual);
[[noreturn, gnu::cold]] LEND_API void throw_merged_size(std::size_t first, std::size_t second,
                                                        std::size_t out);
[[noreturn, gnu::cold]] LEND_API void throw_no_length();
[[noreturn, gnu::cold]] LEND_API void throw_offset_outside(std::size_t position,
                                                           shown_integer offset, std::size_t size);
[[noreturn, gnu::cold]] LEND_API void throw_offset_falls(std::size_t position, shown_integer before,
                                                         shown_integer offset);
[[noreturn, gnu::cold]] LEND_API void throw_index_outside(std::size_t position, shown_integer index,
                                                          std::size_t size);
[[noreturn, gnu::cold]] LEND_API void throw_index_repeated(std::size_t first, std::size_t second,
                                                           shown_integer index);
[[noreturn, gnu::cold]] LEND_API void throw_bound_outside(std::size_t bound, std::size_t size);
[[noreturn, gnu::cold]] LEND_API void throw_not_neighbours();
[[noreturn, gnu::cold]] LEND_API void throw_fields_overlap();
[[noreturn, gnu::cold]] LEND_API void throw_outside_grid(std::size_t row, std::size_t col,
                                                         std::size_t rows, std::size_t cols);
[[noreturn, gnu::cold]] LEND_API void throw_no_rows();
[[noreturn, gnu::cold]] LEND_API void throw_tiles(std::size_t expected, std::size_t actual);
[[noreturn, gnu::cold]] LEND_API void throw_shape(std::size_t rows, std::size_t cols,
                                                  std::size_t size);
[[noreturn, gnu::cold]] LEND_API void throw_too_large(std::size_t rows, std::size_t cols);
[[noreturn, gnu::cold]] LEND_API void throw_not_transposed(std::size_t rows, std::size_t cols,
                                                           std::size_t out_rows,
                                                           std::size_t out_cols);
[[noreturn, gnu::cold]] LEND_API void throw_bad_index();
[[noreturn, gnu::cold]] LEND_API void throw_bin(shown_integer bin, std::size_t bins);
[[noreturn, gnu::cold]] LEND_API void throw_no_bins();
[[noreturn, gnu::cold]] LEND_API void throw_cancelled();

}  // namespace detail
}  // namespace lend
