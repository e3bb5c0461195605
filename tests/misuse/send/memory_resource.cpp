// lend[send]
#include <lend/lend.hpp>

#include <memory_resource>
#include <vector>

int main() {
#ifdef BREAK
  return lend::run([](std::pmr::vector<int> v) { return int(v.size()); }, std::pmr::vector<int>());
#else
  return lend::run([](std::vector<int> v) { return int(v.size()); }, std::vector<int>());
#endif
}
