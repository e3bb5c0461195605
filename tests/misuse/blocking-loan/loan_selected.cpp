// lend[blocking-loan]
#include <lend/lend.hpp>

#include <utility>
#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
  auto [tx, rx] = lend::channel<std::vector<int>>(1);
  const auto sent = [](const lend::send_result<std::vector<int>>& result) {
    return result ? 0 : 1;
  };
#ifdef BREAK
  return lend::select(lend::on_send(tx, lend::mut(v), sent));
#else
  return lend::select(lend::on_send(tx, std::move(v), sent));
#endif
}
