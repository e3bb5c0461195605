#include <lend/lend.hpp>

#include <stdexcept>
#include <string>
#include <vector>

int main() {
  std::vector<int> v(1'000, 1);
  v[567] = -1;
  try {
    lend::for_each(v, [](int& x) {
      if (x < 0) throw std::invalid_argument("negative");
      x = 2;
    });
  } catch (const std::invalid_argument& error) {
    return error.what() == std::string("negative") ? 0 : 1;
  }
  return 1;
}
