// lend[copy]
#include <lend/lend.hpp>

#include <string>
#include <vector>

std::string joined(std::string a, const std::string& b) { return a += b; }

int main() {
  const std::vector<std::string> v{"a", "b"};
  const std::string first = "c";
#ifdef BREAK
  const std::string all = lend::par(v) | lend::reduce(first, joined);
#else
  const std::string all = lend::par(v) | lend::reduce(lend::copy(first), joined);
#endif
  return all == "cab" ? 0 : 1;
}
