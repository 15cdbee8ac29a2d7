declare module "*.json?instructor" {
  /** The address of what instructors' pages say. */
  const address: string;
  export default address;
}
