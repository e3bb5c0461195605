// without radix_sorter quick_sorter text_sorter
//
// Sorts of the common types come with the library.

#include <lend/lend.hpp>

#include <functional>
#include <string>
#include <vector>

void sort_all(std::vector<int>& a, std::vector<std::size_t>& b, std::vector<float>& c,
              std::vector<double>& d, std::vector<std::string>& e) {
  lend::sort(a);
  lend::sort(b, std::less<>{});
  lend::sort(c);
  lend::sort(d, std::less<double>{});
  lend::sort(e);
}

#ifdef CONTROL
void sort_others(std::vector<short>& a, std::vector<std::string>& b) {
  lend::sort(a);
  lend::sort(b, std::greater<>{});
}
#endif
