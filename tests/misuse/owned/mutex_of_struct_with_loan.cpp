// lend[owned]
// culprit: request.data: lend::slice<int>
#include <lend/lend.hpp>

#include <vector>

struct request {
  int id;
  lend::slice<int> data;
};

void keep([[maybe_unused]] lend::slice<int> v) {
#ifdef BREAK
  lend::mutex<request> kept(request{1, v});
#else
  lend::mutex<std::vector<int>> kept(std::vector<int>(v.begin(), v.end()));
#endif
}

int main() {
  const std::vector<int> v(3);
  lend::run(keep, lend::shared(v));
}
