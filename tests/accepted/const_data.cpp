#include <lend/lend.hpp>

#include <vector>

class table {
 public:
  explicit table(std::size_t size) : squares_(size) {
    lend::tabulate(squares_, [](std::size_t i) { return i * i; });
  }

  std::size_t sum() const {
    return lend::reduce(squares_, std::size_t{0},
                        [](std::size_t a, std::size_t b) { return a + b; });
  }

 private:
  std::vector<std::size_t> squares_;
};

int main() {
  const table t(11);
  return t.sum() == 385 ? 0 : 1;
}
