// lend[exclusive]
// Changing what is being read: one task walks the names while another one makes them move.
#include <lend/lend.hpp>

#include <algorithm>
#include <string>
#include <vector>

bool has(const std::vector<std::string>& names, const std::string& name) {
  return std::ranges::find(names, name) != names.end();
}

void add(std::vector<std::string>& names, const std::string& name) { names.push_back(name); }

int main() {
  std::vector<std::string> names{"Ada", "Grace"};
  const std::string name = "Barbara";
#ifdef BREAK
  lend::join(lend::task(has, lend::shared(names), lend::shared(name)),
             lend::task(add, lend::shared(names), lend::shared(name)));
#else
  if (!lend::run(has, lend::shared(names), lend::shared(name))) {
    lend::run(add, lend::mut(names), lend::shared(name));
  }
#endif
}
