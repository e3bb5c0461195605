// lend[call]
// shows: called_with<const record&>
#include <lend/lend.hpp>

#include <vector>

struct record {
  int key;
};

int main() {
  const std::vector<record> v{{3}, {1}};
#ifdef BREAK
  return lend::copy_if(v, [](int key) { return key > 1; }).size() == 1;
#else
  return lend::copy_if(v, [](const record& r) { return r.key > 1; }).size() == 2;
#endif
}
