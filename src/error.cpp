#include <lend/own/error.hpp>

#include <algorithm>
#include <cstdint>
#include <string>

namespace lend {
namespace {

std::string rows_and_columns(std::size_t rows, std::size_t cols) {
  return std::to_string(rows) + " rows and " + std::to_string(cols) + " columns";
}

}  // namespace

moved_error::moved_error()
    : std::logic_error("lend[moved]: this loan was given away before; use what it was given to") {}

bounds_error::bounds_error(std::size_t index, std::size_t size)
    : std::out_of_range("lend[bounds]: " + std::to_string(index) + " lies outside of a slice of " +
                        std::to_string(size) + " elements") {}

bounds_error::bounds_error(std::size_t row, std::size_t col, std::size_t rows, std::size_t cols)
    : std::out_of_range("lend[bounds]: (" + std::to_string(row) + ", " + std::to_string(col) +
                        ") lies outside of a grid of " + rows_and_columns(rows, cols)) {}

bounds_error::bounds_error(const std::string& what_is_wrong)
    : std::out_of_range("lend[bounds]: " + what_is_wrong) {}

overlap_error::overlap_error(const std::string& what_is_wrong, const overlapping_loan& first,
                             const overlapping_loan& second)
    : std::logic_error("lend[disjoint]: " + what_is_wrong), first_(first), second_(second) {}

lent_error::lent_error()
    : std::logic_error(
          "lend[lent]: somebody holds what is asked for; ask when all that uses it has ended") {}

lent_error::lent_error(const std::string& what_is_wrong)
    : std::logic_error("lend[lent]: " + what_is_wrong) {}

cancelled::cancelled()
    : std::runtime_error("lend: cancelled: a stop was requested before all of it was done") {}

poisoned_error::poisoned_error(const std::string& what_is_poisoned)
    : std::runtime_error("lend: poisoned: " + what_is_poisoned) {}

deadlock_error::deadlock_error(const std::string& who_waits_for_what)
    : std::runtime_error("lend: deadlock: " + who_waits_for_what) {}

size_error::size_error(const std::string& what_is_wrong)
    : std::invalid_argument("lend[size]: " + what_is_wrong) {}

namespace detail {
namespace {

std::string text(shown_integer number) {
  return (number.negative ? "-" : "") + std::to_string(number.magnitude);
}

std::string hexadecimal(std::uintptr_t number) {
  std::string text;
  do {
    text.insert(text.begin(), "0123456789abcdef"[number % 16]);
    number /= 16;
  } while (number != 0);
  return "0x" + text;
}

std::string place_of(const overlapping_loan& loan) {
  std::string place = "argument " + std::to_string(loan.argument);
  if (loan.part != 0) {
    place = "part " + std::to_string(loan.part) + " of " + place;
  }
  return loan.task == 0 ? place : place + " of task " + std::to_string(loan.task);
}

const char* kind_of(const overlapping_loan& loan) {
  using enum overlapping_loan::kind;
  return loan.how == moved_in ? "moved-in "
                              : (loan.how == shared ? "shared loan of " : "exclusive loan of ");
}

std::string describe(const overlapping_loan& loan) {
  const auto begin = reinterpret_cast<std::uintptr_t>(loan.begin);
  std::string text = place_of(loan) + " (" + kind_of(loan);
  if (loan.count != 1) {
    text += std::to_string(loan.count) + " ";
  }
  return text.append(loan.type) + ", bytes " + hexadecimal(begin) + "-" +
         hexadecimal(begin + loan.bytes - 1) + ")";
}

}  // namespace

void throw_moved() { throw moved_error(); }
void throw_bounds(std::size_t index, std::size_t size) { throw bounds_error(index, size); }
void throw_overlap(const overlapping_loan& first, const overlapping_loan& second, overlap how) {
  const bool second_owns = how == overlap::owned_by_second;
  const overlapping_loan& subject = second_owns ? first : second;
  const overlapping_loan& object = second_owns ? second : first;
  throw overlap_error(
      describe(subject) + " overlaps " +
          (how == overlap::direct ? describe(object) : "what " + describe(object) + " owns") +
          "; lend disjoint parts, or share both",
      first, second);
}
void throw_outside_grid(std::size_t row, std::size_t col, std::size_t rows, std::size_t cols) {
  throw bounds_error(row, col, rows, cols);
}
void throw_joins_itself() {
  throw deadlock_error("a task would wait for its own end: it joins itself, or a part of it does");
}
void throw_lent() { throw lent_error(); }
void throw_keeper_moved() {
  throw lent_error("this keeper was moved from; ask the one that it was moved to");
}
void throw_size(std::size_t expected, std::size_t actual) {
  throw size_error("ranges that are walked together have " + std::to_string(expected) + " and " +
                   std::to_string(actual) + " elements; cut the longer one, std::span(x).first(" +
                   std::to_string(std::min(expected, actual)) + ')');
}
void throw_merged_size(std::size_t first, std::size_t second, std::size_t out) {
  throw size_error("ranges of " + std::to_string(first) + " and " + std::to_string(second) +
                   " elements do not merge into " + std::to_string(out) +
                   "; give out as many as both have");
}
void throw_no_length() {
  throw size_error("chunks or windows of no elements; give them one or more");
}
void throw_offset_outside(std::size_t position, shown_integer offset, std::size_t size) {
  throw bounds_error("offset " + std::to_string(position) + ", which is " + text(offset) +
                     ", lies outside of a slice of " + std::to_string(size) + " elements");
}
void throw_offset_falls(std::size_t position, shown_integer before, shown_integer offset) {
  throw overlap_error("the offsets of pieces do not fall, but offset " + std::to_string(position) +
                      " is " + text(offset) + " and the one before it " + text(before));
}
void throw_index_outside(std::size_t position, shown_integer index, std::size_t size) {
  throw bounds_error("index " + std::to_string(position) + ", which is " + text(index) +
                     ", lies outside of a slice of " + std::to_string(size) + " elements");
}
void throw_index_repeated(std::size_t first, std::size_t second, shown_integer index) {
  throw overlap_error("the indices of scatter differ, but " + std::to_string(first) + " and " +
                      std::to_string(second) + " are both " + text(index) +
                      "; share the elements if they are only read");
}
void throw_bound_outside(std::size_t bound, std::size_t size) {
  throw bounds_error("indices below " + std::to_string(bound) + " lie outside of a slice of " +
                     std::to_string(size) + " elements");
}
void throw_not_neighbours() {
  throw size_error(
      "slices are put together that are no neighbours: the second does not begin where "
      "the first ends");
}
void throw_fields_overlap() {
  throw overlap_error("two of these members are the same, or lie in one union; name each one once");
}
void throw_no_rows() {
  throw size_error("bands or tiles of no rows or no columns; give them one or more");
}
void throw_tiles(std::size_t expected, std::size_t actual) {
  throw size_error("tiles that are walked together lie " + std::to_string(expected) + " and " +
                   std::to_string(actual) + " in a row");
}
void throw_shape(std::size_t rows, std::size_t cols, std::size_t size) {
  throw size_error(rows_and_columns(rows, cols) + " do not make a range of " +
                   std::to_string(size) + " elements");
}
void throw_too_large(std::size_t rows, std::size_t cols) {
  throw size_error("a matrix of " + rows_and_columns(rows, cols) +
                   " would have more elements than can be counted");
}
void throw_not_transposed(std::size_t rows, std::size_t cols, std::size_t out_rows,
                          std::size_t out_cols) {
  throw size_error("the transpose of " + rows_and_columns(rows, cols) + " has no " +
                   rows_and_columns(out_rows, out_cols));
}
void throw_bad_index() {
  throw size_error("a bound of indices does not fit the type that both bounds have in common");
}
void throw_bin(shown_integer bin, std::size_t bins) {
  throw bounds_error("bin " + text(bin) + " lies outside of a histogram of " +
                     std::to_string(bins) + " bins");
}
void throw_no_bins() { throw size_error("a histogram has a number of bins that is not negative"); }
void throw_cancelled() { throw cancelled(); }

}  // namespace detail
}  // namespace lend
