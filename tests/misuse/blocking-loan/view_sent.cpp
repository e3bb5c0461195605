// lend[blocking-loan]
#include <lend/lend.hpp>

#include <chrono>
#include <utility>
#include <vector>

using namespace std::chrono_literals;

int main() {
  std::vector<int> v{3, 1, 2};
  auto [tx, rx] = lend::channel<std::vector<int>>(1);
#ifdef BREAK
  return tx.send_for(1s, lend::enumerate(v)) ? 0 : 1;
#else
  return tx.send_for(1s, std::move(v)) ? 0 : 1;
#endif
}
