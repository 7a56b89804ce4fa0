export default function StaffPages() {
  return <main />
}
