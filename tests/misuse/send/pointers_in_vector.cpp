// lend[send]
#include <lend/lend.hpp>

#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  lend::run([](std::vector<int*> all) { *all[0] = 1; }, std::vector<int*>{v.data()});
#else
  lend::run([](std::vector<std::size_t> all, std::vector<int>& w) { w[all[0]] = 1; },
            std::vector<std::size_t>{0}, lend::mut(v));
#endif
}
