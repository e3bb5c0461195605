#include "blocking.hpp"

#include "strand.hpp"

namespace lend::detail {

bool block(wait_cell& mine, const wait_reason& /*why*/, deadline until) {
  while (!mine.is_woken()) {
    if (until != never && now() >= until) {
      return false;
    }
    mine.sleep(until);
  }
  return true;
}

}  // namespace lend::detail
