#include <lend/lend.hpp>

#include <numeric>
#include <string>
#include <vector>

std::string spell(int n) { return std::string(static_cast<std::size_t>(n), '*'); }

int main() {
  const std::string all = lend::scope([](lend::scope_handle& s) {
    auto three = s.spawn(spell, 3);
    auto four = s.spawn(spell, 4);
    return three.join() + four.join();
  });
  return all == "*******" ? 0 : 1;
}
