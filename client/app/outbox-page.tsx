export default function OutboxPage() {
  return <main />
}
