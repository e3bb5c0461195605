// lend[send]
#include <lend/lend.hpp>

#include <initializer_list>
#include <vector>

int main() {
  const std::initializer_list<int> numbers{3, 1, 2};
#ifdef BREAK
  return lend::run([](std::initializer_list<int> all) { return *all.begin() - 3; }, numbers);
#else
  return lend::run([](std::vector<int> all) { return all[0] - 3; }, std::vector<int>(numbers));
#endif
}
