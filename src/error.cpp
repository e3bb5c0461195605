#include <lend/own/error.hpp>

#include <string>

namespace lend {

moved_error::moved_error()
    : std::logic_error("lend[moved]: this loan was given away before; use what it was given to") {}

bounds_error::bounds_error(std::size_t index, std::size_t size)
    : std::out_of_range("lend[bounds]: " + std::to_string(index) + " lies outside of a slice of " +
                        std::to_string(size) + " elements") {}

overlap_error::overlap_error()
    : std::logic_error(
          "lend[disjoint]: two loans of this call overlap and one of them is "
          "exclusive; split the data, or share all of them") {}

lent_error::lent_error()
    : std::logic_error(
          "lend[lent]: somebody holds what is asked for; ask when all that uses it has ended") {}

lent_error::lent_error(const std::string& what_is_wrong)
    : std::logic_error("lend[lent]: " + what_is_wrong) {}

cancelled::cancelled()
    : std::runtime_error("lend: cancelled: a stop was requested before all of it was done") {}

size_error::size_error(const std::string& what_is_wrong)
    : std::invalid_argument("lend[size]: " + what_is_wrong) {}

namespace detail {

void throw_moved() { throw moved_error(); }
void throw_bounds(std::size_t index, std::size_t size) { throw bounds_error(index, size); }
void throw_overlap() { throw overlap_error(); }
void throw_lent() { throw lent_error(); }
void throw_keeper_moved() {
  throw lent_error("this keeper was moved from; ask the one that it was moved to");
}
void throw_size(std::size_t expected, std::size_t actual) {
  throw size_error("ranges that are walked together have " + std::to_string(expected) + " and " +
                   std::to_string(actual) + " elements");
}
void throw_no_length() { throw size_error("chunks of no elements"); }
void throw_bad_index() {
  throw size_error("a bound of parallel_for does not fit the type that both bounds have in common");
}
void throw_cancelled() { throw cancelled(); }

}  // namespace detail
}  // namespace lend
