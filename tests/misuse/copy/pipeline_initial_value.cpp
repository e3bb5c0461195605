// lend[copy]
// shows: reduce(std::move(x), op)
#include <lend/lend.hpp>

#include <string>
#include <utility>
#include <vector>

struct name {
  std::string text;
};

name longer(name a, const name& b) { return a.text.size() < b.text.size() ? b : a; }

int main() {
  const std::vector<name> v{{"ab"}, {"c"}};
  name first{"d"};
#ifdef BREAK
  const name longest = lend::par(v) | lend::reduce(first, longer);
#else
  const name longest = lend::par(v) | lend::reduce(std::move(first), longer);
#endif
  return longest.text == "ab" ? 0 : 1;
}
