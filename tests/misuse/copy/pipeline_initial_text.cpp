// lend[copy]
#include <lend/lend.hpp>

#include <functional>
#include <string>
#include <vector>

int main() {
  const std::vector<std::string> v{"a", "b"};
  const std::string first = "c";
#ifdef BREAK
  const std::string all = lend::par(v) | lend::reduce(first, std::plus<>{});
#else
  const std::string all = lend::par(v) | lend::reduce(lend::copy(first), std::plus<>{});
#endif
  return all == "cab" ? 0 : 1;
}
