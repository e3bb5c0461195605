// lend[owned]
#include <lend/lend.hpp>

#include <vector>

#ifdef BREAK
using buffer = lend::slice<int>;
#else
using buffer = std::vector<int>;
#endif

int main() {
  lend::worker_local<buffer> locals;
  const auto size = lend::run(
      [](lend::worker_local<buffer>& all) {
        return 1 + all.with([](buffer& b) { return static_cast<int>(b.size()); });
      },
      lend::shared(locals));
  return size - 1;
}
