#include <lend/lend.hpp>

#include <doctest/doctest.h>
#include <tbb/concurrent_hash_map.h>
#include <tbb/concurrent_map.h>
#include <tbb/concurrent_priority_queue.h>
#include <tbb/concurrent_queue.h>
#include <tbb/concurrent_set.h>
#include <tbb/concurrent_unordered_map.h>
#include <tbb/concurrent_unordered_set.h>
#include <tbb/concurrent_vector.h>
#include <tbb/enumerable_thread_specific.h>

#if LEND_HAS_EIGEN
#include <Eigen/Dense>
#include <Eigen/Sparse>
#endif
#if LEND_HAS_BOOST
#include <boost/circular_buffer.hpp>
#include <boost/container/deque.hpp>
#include <boost/container/flat_map.hpp>
#include <boost/container/flat_set.hpp>
#include <boost/container/list.hpp>
#include <boost/container/map.hpp>
#include <boost/container/pmr/vector.hpp>
#include <boost/container/set.hpp>
#include <boost/container/small_vector.hpp>
#include <boost/container/stable_vector.hpp>
#include <boost/container/static_vector.hpp>
#include <boost/container/string.hpp>
#include <boost/container/vector.hpp>
#include <boost/optional.hpp>
#include <boost/smart_ptr/intrusive_ptr.hpp>
#include <boost/smart_ptr/local_shared_ptr.hpp>
#include <boost/smart_ptr/shared_ptr.hpp>
#include <boost/unordered_map.hpp>
#endif

#include <atomic>
#include <cstddef>
#include <numeric>
#include <string>
#include <utility>
#include <vector>

namespace {

struct cached {
  mutable int hits;
};

template <class T>
constexpr bool is_value = lend::Send<T> && lend::Sync<T> && lend::Owned<T> && !lend::Concurrent<T>;

template <class T>
constexpr bool has_all_traits =
    lend::Send<T> && lend::Sync<T> && lend::Owned<T> && lend::Concurrent<T>;

template <class T>
constexpr bool has_no_trait =
    !lend::Send<T> && !lend::Sync<T> && !lend::Owned<T> && !lend::Concurrent<T>;

}  // namespace

TEST_CASE("queues of oneTBB are concurrent when their elements are sent and owned") {
  static_assert(has_all_traits<tbb::concurrent_queue<int>>);
  static_assert(has_all_traits<tbb::concurrent_bounded_queue<std::string>>);
  static_assert(has_all_traits<tbb::concurrent_priority_queue<int>>);
  static_assert(has_all_traits<tbb::concurrent_priority_queue<int, bool (*)(int, int)>>);
  static_assert(lend::Concurrent<tbb::concurrent_queue<cached>>);
  static_assert(has_no_trait<tbb::concurrent_queue<int*>>);
  static_assert(has_no_trait<tbb::concurrent_bounded_queue<std::string_view>>);
  static_assert(!lend::Concurrent<tbb::concurrent_queue<lend::slice<int>>>);
}

TEST_CASE("a map of oneTBB with accessors is concurrent when its elements may be read by several") {
  static_assert(has_all_traits<tbb::concurrent_hash_map<std::string, int>>);
  static_assert(!lend::Concurrent<tbb::concurrent_hash_map<std::string, cached>>);
  static_assert(has_no_trait<tbb::concurrent_hash_map<int, int*>>);
}

TEST_CASE("containers of oneTBB that give references are concurrent when what these lead to is") {
  static_assert(has_all_traits<tbb::concurrent_unordered_map<int, std::atomic<int>>>);
  static_assert(is_value<tbb::concurrent_unordered_map<int, int>>);
  static_assert(has_all_traits<tbb::concurrent_map<std::string, std::atomic<int>>>);
  static_assert(is_value<tbb::concurrent_map<std::string, std::string>>);
  static_assert(is_value<tbb::concurrent_unordered_set<std::string>>);
  static_assert(is_value<tbb::concurrent_set<int>>);
  static_assert(!lend::Concurrent<tbb::concurrent_set<cached, std::less<>>>);
  static_assert(has_no_trait<tbb::concurrent_set<int*>>);
}

TEST_CASE(
    "a vector of oneTBB shows elements that are still being made, so it is never concurrent") {
  static_assert(is_value<tbb::concurrent_vector<int>>);
  static_assert(has_no_trait<tbb::concurrent_vector<int*>>);
  static_assert(!lend::Concurrent<tbb::concurrent_vector<std::atomic<int>>>);
  static_assert(lend::Sync<tbb::concurrent_vector<std::atomic<int>>>);
}

TEST_CASE("what is nested in them, and what holds values of threads, is refused") {
  static_assert(has_no_trait<tbb::concurrent_vector<int>::iterator>);
  static_assert(has_no_trait<tbb::concurrent_hash_map<int, int>::accessor>);
  static_assert(has_no_trait<tbb::enumerable_thread_specific<int>>);
}

TEST_CASE("several tasks push to one queue that is shared") {
  std::vector<int> v(1000);
  std::iota(v.begin(), v.end(), 0);
  tbb::concurrent_queue<int> odd;
  lend::for_each(
      std::as_const(v),
      [](int x, tbb::concurrent_queue<int>& to) {
        if (x % 2 == 1) to.push(x);
      },
      lend::shared(odd));
  long sum = 0;
  for (int x = 0; odd.try_pop(x);) sum += x;
  CHECK(sum == 250'000);
}

#if LEND_HAS_EIGEN
TEST_CASE("dense objects of Eigen are what their scalars are; what refers to them is refused") {
  using matrix = Eigen::MatrixXd;
  static_assert(is_value<matrix> && is_value<Eigen::Matrix3f> && is_value<Eigen::ArrayXXi>);
  static_assert(is_value<Eigen::VectorXcd> && is_value<std::vector<Eigen::Vector4d>>);
  static_assert(has_no_trait<Eigen::Matrix<int*, 2, 2>>);
  static_assert(has_no_trait<Eigen::Map<matrix>> && has_no_trait<Eigen::Ref<matrix>>);
  static_assert(has_no_trait<decltype(std::declval<matrix&>().row(0))>);
  static_assert(has_no_trait<decltype(std::declval<matrix&>() + std::declval<matrix&>())>);
  static_assert(has_no_trait<Eigen::SparseMatrix<double>>);

  matrix m = matrix::Constant(3, 3, 2);
  lend::run([](matrix& given) { given(1, 1) = 5; }, lend::mut(m));
  CHECK(lend::run([](const matrix& given) { return given.sum(); }, lend::shared(m)) == 21);
}
#endif

#if LEND_HAS_BOOST
TEST_CASE("containers of Boost are what their parts are") {
  namespace bc = boost::container;
  static_assert(is_value<bc::vector<int>> && is_value<bc::static_vector<int, 4>>);
  static_assert(is_value<bc::small_vector<std::string, 4>> && is_value<bc::stable_vector<int>>);
  static_assert(is_value<bc::deque<int>> && is_value<bc::list<int>> && is_value<bc::string>);
  static_assert(is_value<bc::flat_map<int, bc::string>> && is_value<bc::flat_set<int>>);
  static_assert(is_value<bc::map<int, int>> && is_value<bc::set<int>>);
  static_assert(is_value<boost::unordered_map<int, std::string>>);
  static_assert(is_value<boost::circular_buffer<int>> && is_value<boost::optional<int>>);
  static_assert(lend::Send<bc::static_vector<cached, 4>> &&
                !lend::Sync<bc::static_vector<cached, 4>>);
  static_assert(has_no_trait<bc::vector<int*>> && has_no_trait<bc::static_vector<int*, 4>>);
  static_assert(has_no_trait<bc::small_vector<int*, 4>> && has_no_trait<bc::flat_map<int, int*>>);
  static_assert(has_no_trait<bc::pmr::vector<int>> && has_no_trait<bc::vector<int>::iterator>);
  static_assert(has_no_trait<boost::optional<int&>> && has_no_trait<bc::map<int, int>::node_type>);

  bc::vector<int> v(1000, 1);
  lend::run([](bc::vector<int>& given) { given.push_back(2); }, lend::mut(v));
  CHECK(lend::run([](const bc::vector<int>& given) { return given.size(); }, lend::shared(v)) ==
        1001);
}

TEST_CASE("shared pointers of Boost are refused, the local one above all") {
  static_assert(has_no_trait<boost::local_shared_ptr<int>>);
  static_assert(has_no_trait<boost::local_shared_ptr<const int>>);
  static_assert(has_no_trait<boost::shared_ptr<int>> && has_no_trait<boost::weak_ptr<int>>);
  static_assert(has_no_trait<boost::intrusive_ptr<cached>>);
}
#endif
