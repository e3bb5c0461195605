#include <lend/own/object_runs.hpp>

#include <algorithm>

namespace lend::detail {

void object_runs::grow() {
  auto* const more = new object_run[2 * capacity_];
  std::copy_n(runs_, size_, more);
  if (runs_ != few_) {
    release();
  }
  runs_ = more;
  capacity_ *= 2;
}

void object_runs::release() noexcept { delete[] runs_; }

}  // namespace lend::detail
